using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.WrittenBases;

namespace Drydock.Assessment.Starting;

/// <summary>What a built stage stands on.</summary>
/// <param name="Image">As people write it; null for scratch and where it is not known.</param>
/// <param name="FromArguments">True where build arguments change what the file alone says.</param>
/// <param name="Problem">Why it is not known; null where it is, and for scratch.</param>
internal sealed record DraftBase(string? Image, bool FromArguments, string? Problem)
{
    /// <summary>The base of a stage under build arguments.</summary>
    /// <param name="target">The stage that is built; null for the last.</param>
    public static DraftBase Of(DockerfileModel model, string? target, IReadOnlyDictionary<string, string> arguments)
    {
        if (WrittenBase.Of(model, target, arguments) is not { } found) return new DraftBase(null, false, target is null ? "it has no FROM" : $"it has no stage '{target}'");
        if (found.IsScratch) return new DraftBase(null, false, null);
        if (found.Reference is { } reference) return new DraftBase(reference.Familiar, reference.Familiar != found.From.Reference?.Familiar, null);
        var unset = found.From.Base.Unset.Where(found.From.Scope.Variables.ContainsKey).ToList();
        return new DraftBase(null, false, unset.Count > 0 ? $"it comes from {string.Join(", ", unset.Select(static n => "$" + n))}, which has no default" : "its FROM cannot be read");
    }
}
