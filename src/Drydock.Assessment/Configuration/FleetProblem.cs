namespace Drydock.Assessment.Configuration;

/// <summary>Something in the fleet file that cannot stay.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Wrong">What is wrong and, where that is known, what was meant.</param>
public sealed record FleetProblem(int Line, int Column, string Wrong)
{
    /// <summary><c>3:5: there is no key 'polcy' here (did you mean 'policy'?)</c>.</summary>
    public override string ToString() => $"{Line}:{Column}: {Wrong}";
}
