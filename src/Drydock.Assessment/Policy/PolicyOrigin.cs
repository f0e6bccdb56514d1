namespace Drydock.Assessment.Policy;

/// <summary>Where a value of a policy comes from.</summary>
public enum PolicyOrigin
{
    /// <summary>A preset.</summary>
    Preset,

    /// <summary>The fleet file's <c>policy</c>.</summary>
    File,

    /// <summary>The policy of one service in the fleet file.</summary>
    Service,
}
