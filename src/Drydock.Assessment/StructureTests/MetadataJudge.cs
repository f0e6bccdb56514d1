using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Assessment.StructureTests;

/// <summary>Judges what an image's config says.</summary>
internal static class MetadataJudge
{
    public static ImmutableArray<StructureResult> Judge(MetadataTest test, ImageManifest image)
    {
        var wrong = new List<string>();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in image.Environment) environment[line.Split('=', 2)[0]] = line.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? line[(at + 1)..] : "";
        foreach (var expected in test.Environment) Compare(wrong, "variable", expected, environment.GetValueOrDefault(expected.Name));
        foreach (var name in test.UnboundEnvironment.Where(environment.ContainsKey)) wrong.Add($"the variable {name} is set");
        foreach (var expected in test.Labels) Compare(wrong, "label", expected, image.Labels.GetValueOrDefault(expected.Name));
        if (test.Entrypoint is { } entrypoint && !entrypoint.SequenceEqual(image.Config.Entrypoint)) wrong.Add($"the entrypoint is [{string.Join(", ", image.Config.Entrypoint)}]");
        if (test.Command is { } command && !command.SequenceEqual(image.Config.Command)) wrong.Add($"the command is [{string.Join(", ", image.Config.Command)}]");
        foreach (var port in test.Ports.Where(p => !image.Config.Ports.Contains(Port(p)))) wrong.Add($"port {port} is not exposed");
        foreach (var port in test.ClosedPorts.Where(p => image.Config.Ports.Contains(Port(p)))) wrong.Add($"port {port} is exposed");
        foreach (var volume in test.Volumes.Where(v => !image.Config.Volumes.Contains(v))) wrong.Add($"{volume} is no volume");
        foreach (var volume in test.OtherVolumes.Where(v => image.Config.Volumes.Contains(v))) wrong.Add($"{volume} is a volume");
        if (test.WorkingFolder is { } folder && folder != (image.Config.WorkingFolder ?? "")) wrong.Add($"the working folder is '{image.Config.WorkingFolder}' instead of '{folder}'");
        if (test.User is { } user && user != (image.User ?? "")) wrong.Add($"the user is '{image.User}' instead of '{user}'");
        return [StructureJudge.Result("metadataTest", wrong)];
    }

    private static void Compare(List<string> wrong, string what, NamedText expected, string? value)
    {
        if (value is null) wrong.Add($"there is no {what} {expected.Name}");
        else if (!(expected.IsPattern ? StructurePattern.IsMatch(expected.Value, value) : expected.Value == value)) wrong.Add($"the {what} {expected.Name} is '{value}'");
    }

    private static string Port(string port) => port.Contains('/', StringComparison.Ordinal) ? port : port + "/tcp";
}
