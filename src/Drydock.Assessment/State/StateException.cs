using System.Globalization;
using Drydock.Images;

namespace Drydock.Assessment.State;

/// <summary>The state file cannot be used.</summary>
public sealed class StateException(Problem problem, Exception? inner = null) : ProblemException(problem, inner)
{
    internal static StateException Foreign(string path) =>
        new(new("opening", path, "it is not a state file of drydock", "name another file with --state, or move this one away"));

    internal static StateException Newer(string path, long version) =>
        new(new("opening", path, $"it was written by a newer drydock (schema {version}; this one knows {StateSchema.Version})", "use that version, or name another file with --state"));

    internal static StateException Unusable(string path, Exception error) =>
        new(new("using", path, error.Message.TrimEnd('.'), "check the folder, its permissions and the free space, or name another file with --state"), error);

    internal static StateException Damaged(string path, Exception error) =>
        new(new("reading", path, $"the state file is damaged ({error.Message.TrimEnd('.')})", "restore it from a backup; do not delete it: it holds when findings were first seen"), error);

    internal static StateException Ahead(DateTimeOffset last) => new(new(
        "recording", "a scan", string.Create(CultureInfo.InvariantCulture, $"the last entry of the state file is of {last:yyyy-MM-dd HH:mm}Z, more than a day after this machine's time"), "correct the clock"));

    internal static StateException Missing(string path) =>
        new(new("opening", path, "there is no state file: nothing was recorded yet", "run \"drydock scan --fleet\" first"));
}
