namespace Drydock.Images.Engines;

/// <summary>Why a container engine could not answer.</summary>
public enum EngineFailure
{
    /// <summary>Nothing listens where an engine should.</summary>
    NoEngine,

    /// <summary>The engine's socket may not be opened by this user.</summary>
    NoPermission,

    /// <summary>The engine does not have the image.</summary>
    NotFound,

    /// <summary>The engine answered with an error, or with something that cannot be understood.</summary>
    Failed,
}
