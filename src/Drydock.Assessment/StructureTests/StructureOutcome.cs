namespace Drydock.Assessment.StructureTests;

/// <summary>What came of a structure test.</summary>
public enum StructureOutcome
{
    Passed,
    Failed,

    /// <summary>It could not be judged: not supported, or what it asks is not known. That is no pass.</summary>
    NotJudged,
}
