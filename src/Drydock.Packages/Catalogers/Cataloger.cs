namespace Drydock.Packages.Catalogers;

/// <summary>The list of catalogers.</summary>
public static class Cataloger
{
    /// <summary>Every cataloger, OS databases first: language catalogers ask them who owns a file.</summary>
    public static IReadOnlyList<ICataloger> All { get; } = [new Dpkg(), new Apk(), new Rpm(), new PythonDist(), new Npm(), new Conda()];
}
