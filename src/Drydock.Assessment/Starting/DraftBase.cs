using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

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
        var stage = target is null ? model.Final : model.Stages.LastOrDefault(s => target.Equals(s.Name, StringComparison.OrdinalIgnoreCase));
        if (stage is null) return new DraftBase(null, false, target is null ? "it has no FROM" : $"it has no stage '{target}'");
        var from = stage.RootFrom;
        if (from.IsScratch) return new DraftBase(null, false, null);
        var written = from.Reference?.Familiar;
        var given = Globals(model, arguments).Expand(from.Image.Text);
        if (given.Value is { } text && ImageReference.TryParse(text, out var reference, out _)) return new DraftBase(reference.Familiar, reference.Familiar != written, null);
        var unset = given.Unset.Where(from.Scope.Variables.ContainsKey).ToList();
        return new DraftBase(null, false, unset.Count > 0 ? $"it comes from {string.Join(", ", unset.Select(static n => "$" + n))}, which has no default" : "its FROM cannot be read");
    }

    /// <summary>The arguments above the first FROM, those that are given in the place of their defaults.</summary>
    private static Scope Globals(DockerfileModel model, IReadOnlyDictionary<string, string> arguments)
    {
        var scope = model.Stages[0].From.Scope;
        foreach (var pair in model.Head.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "arg").SelectMany(static s => s.Pairs))
        {
            var value = arguments.TryGetValue(pair.Name, out var given) ? given : pair.Value is null ? null : scope.Expand(pair.Value).Value;
            scope = scope.With(pair.Name, new Variable(value, IsArg: true, 0));
        }

        return scope;
    }
}
