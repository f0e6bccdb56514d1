namespace Drydock.Advisories.Versions;

/// <summary>Python versions: <c>[N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]</c> in every spelling that PEP 440 normalises.</summary>
/// <remarks>
/// PEP 440, appendix B and "Summary of permitted suffixes and relative ordering". What is not such a version (<c>0.1-bulbasaur</c>) is a legacy
/// version: older than every PEP 440 version and ordered among its kind as setuptools did, see <see cref="LegacyPythonVersion"/>.
/// </remarks>
public sealed class Pep440Version : IVersionScheme
{
    private const string Kind = "a Python version";

    public string Name => "pep440";

    public IReadOnlyList<string> Aliases { get; } = ["pypi", "python"];

    public bool TryCompare(string a, string b, out int order, out string? problem)
    {
        order = 0;
        problem = ProblemOf(a) ?? ProblemOf(b);
        if (problem is not null)
            return false;
        var isLeft = Pep440Parts.TryParse(a, out var left);
        var isRight = Pep440Parts.TryParse(b, out var right);
        order = (isLeft, isRight) switch
        {
            (true, true) => Pep440Parts.Compare(left, right),
            (false, false) => LegacyPythonVersion.Compare(a, b),
            _ => isLeft.CompareTo(isRight),
        };
        return true;
    }

    private static string? ProblemOf(string version)
    {
        var text = version.AsSpan().Trim();
        if (text.IsEmpty)
            return VersionProblems.Of(Kind, version, VersionProblems.Empty);
        foreach (var c in text)
        {
            if (char.IsControl(c))
                return VersionProblems.Of(Kind, version, VersionProblems.Control);
        }
        return null;
    }
}
