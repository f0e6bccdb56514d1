namespace Drydock.Bases.Products;

/// <summary>Which release lines of a product are supported for long: the only ones that are proposed as a next step.</summary>
public enum LongTermRule
{
    /// <summary>All of them alike.</summary>
    Every,

    /// <summary>Those with an even first number: Node.js, .NET.</summary>
    EvenMajor,

    /// <summary>Those with an even second number: nginx.</summary>
    EvenMinor,

    /// <summary>Those that are listed: Java.</summary>
    Listed,

    /// <summary>Those of April in even years: Ubuntu.</summary>
    UbuntuLts,
}
