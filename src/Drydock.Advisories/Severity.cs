namespace Drydock.Advisories;

/// <summary>How bad a finding is, worst last so that values compare. Unknown is a value with a policy, never "none".</summary>
public enum Severity : byte
{
    Unknown,
    Negligible,
    Low,
    Medium,
    High,
    Critical,
}
