using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>Another user, entrypoint, command, port, … in the image's config, which services inherit.</summary>
internal sealed class ConfigChanged : IComparisonCheck
{
    public string Name => "config-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Before.Manifest is not { } before || input.After.Manifest is not { } after) return [];
        return Parts(before).Zip(Parts(after)).Where(static p => p.First.Value != p.Second.Value)
            .Select(p => new Change(Name, p.First.Part, p.First.Level, $"{p.First.Part} changes") { Evidence = [$"before: {p.First.Value}", $"after: {p.Second.Value}"] });
    }

    private static IEnumerable<(string Part, ChangeLevel Level, string Value)> Parts(ImageManifest image)
    {
        yield return ("user", ChangeLevel.Likely, image.User is { Length: > 0 } user ? user : "root");
        yield return ("entrypoint", ChangeLevel.Likely, List(image.Config.Entrypoint));
        yield return ("command", ChangeLevel.Likely, List(image.Config.Command));
        yield return ("shell", ChangeLevel.Likely, List(image.Config.Shell));
        yield return ("onbuild", ChangeLevel.Likely, List(image.Config.OnBuild));
        yield return ("working folder", ChangeLevel.Likely, image.Config.WorkingFolder is { Length: > 0 } folder ? folder : "/");
        yield return ("ports", ChangeLevel.Information, List(image.Config.Ports));
        yield return ("volumes", ChangeLevel.Information, List(image.Config.Volumes));
        yield return ("stop signal", ChangeLevel.Information, image.Config.StopSignal ?? "none");
        yield return ("healthcheck", ChangeLevel.Information, image.Config.Healthcheck?.ToString() ?? "none");
        yield return ("environment names", ChangeLevel.Information, List([.. image.Environment.Select(static e => e.Split('=')[0]).Order(StringComparer.Ordinal)]));
        yield return ("label names", ChangeLevel.Information, List([.. image.Labels.Keys]));
    }

    private static string List(ImmutableArray<string> values) => values.IsEmpty ? "none" : string.Join(' ', values);
}
