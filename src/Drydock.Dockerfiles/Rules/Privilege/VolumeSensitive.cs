namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A VOLUME over the system's folders.</summary>
internal static class VolumeSensitive
{
    public static readonly Rule Rule = new()
    {
        Id = "volume-sensitive",
        Title = "A volume hides a folder of the system",
        Why = "It takes the kernel's own files, or the engine's socket, for data.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Aliases = ["DKL-DI-0002"],
        Before =
            """
            FROM debian:12.11
            VOLUME /proc

            """,
        After =
            """
            FROM debian:12.11
            VOLUME /srv/data

            """,
        Check = static c =>
        {
            foreach (var volume in c.File.Statements.Where(static s => s.Syntax.Name == "volume"))
            {
                foreach (var word in volume.Words.Where(static w => w.Text.TrimEnd('/') is "/proc" or "/sys" or "/dev" or "/var/run/docker.sock" or "/run/docker.sock" or "/run/containerd/containerd.sock")) c.Report(word.Span, $"{word.Text} belongs to the system or the engine and is no place for data");
            }
        },
    };
}
