using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>Packages that are installed together.</summary>
/// <param name="Indexes">Where they are looked for.</param>
public sealed record RequirementSet(ImmutableArray<Requirement> Requirements, PackageIndexes Indexes)
{
    /// <summary>Other files whose requirements belong to it, as written (<c>-r</c>).</summary>
    public ImmutableArray<string> Includes { get; init; } = [];

    /// <summary>Files that narrow the versions of what is installed, without installing anything themselves (<c>-c</c>).</summary>
    public ImmutableArray<string> Constraints { get; init; } = [];

    /// <summary>What could not be read.</summary>
    public ImmutableArray<UnreadLine> Unread { get; init; } = [];

    /// <summary>The Python that the file itself asks for; null when it does not, or not for exactly one.</summary>
    public PythonVersion? Python { get; init; }

    /// <summary>Nothing, from PyPI.</summary>
    public static RequirementSet Empty { get; } = new([], PackageIndexes.PyPi);

    /// <summary>The requirements of a package, in order.</summary>
    public IEnumerable<Requirement> Of(string name) => Requirements.Where(r => r.Name == name);

    /// <summary>Whether anything of PyTorch is asked for.</summary>
    public bool AsksForTorch => Requirements.Any(static r => r.Name is "torch" or "torchvision" or "torchaudio");

    /// <summary>With the versions that constraints allow; those of other packages do not count.</summary>
    public RequirementSet ConstrainedBy(RequirementSet constraints)
    {
        var names = Requirements.Select(static r => r.Name).ToHashSet(StringComparer.Ordinal);
        return this with { Requirements = [.. Requirements, .. constraints.Requirements.Where(r => names.Contains(r.Name))] };
    }

    /// <summary>Both together; the indexes of either count.</summary>
    public RequirementSet With(RequirementSet other) => new(
        [.. Requirements, .. other.Requirements],
        new PackageIndexes(
            other.Indexes.Main ?? Indexes.Main,
            [.. Indexes.Extra, .. other.Indexes.Extra],
            [.. Indexes.FindLinks, .. other.Indexes.FindLinks],
            Indexes.NoIndex || other.Indexes.NoIndex))
    {
        Includes = [.. Includes, .. other.Includes],
        Constraints = [.. Constraints, .. other.Constraints],
        Unread = [.. Unread, .. other.Unread],
        Python = Python ?? other.Python,
    };
}
