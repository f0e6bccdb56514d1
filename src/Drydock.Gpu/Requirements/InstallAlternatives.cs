using System.Collections.Immutable;

namespace Drydock.Gpu.Requirements;

/// <summary>Installs of which the next is tried when the one before fails: <c>torch==2.5.1+cu121 || pip install torch</c>.</summary>
public static class InstallAlternatives
{
    private const string Or = "||";

    /// <summary>Alternatives that are read.</summary>
    public const int Most = 16;

    /// <summary>Reads words, among which <c>||</c> may stand alone or inside one.</summary>
    /// <param name="indexes">Where alternatives look that do not say it themselves.</param>
    public static ImmutableArray<RequirementSet> Read(IEnumerable<string> words, PackageIndexes indexes)
    {
        var alternatives = ImmutableArray.CreateBuilder<RequirementSet>();
        foreach (var part in string.Join('\n', words.Select(static w => w.Trim())).Split(Or, Most))
        {
            // A requirement may hold spaces; a command is parted at them.
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length == 0) continue;
            var command = InstallCommand.Read([.. lines.SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);
            alternatives.Add(With(command ?? RequirementsFile.Read(string.Join('\n', lines)), indexes));
        }

        return alternatives.ToImmutable();
    }

    private static RequirementSet With(RequirementSet set, PackageIndexes indexes) => set.Indexes is { Main: null, Extra.Length: 0, FindLinks.Length: 0 } ? set with { Indexes = indexes } : set;
}
