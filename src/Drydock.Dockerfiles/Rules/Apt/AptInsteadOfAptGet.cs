namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>apt where apt-get is meant for scripts.</summary>
internal static class AptInsteadOfAptGet
{
    public static readonly Rule Rule = new()
    {
        Id = "apt-instead-of-apt-get",
        Title = "apt is used in a script",
        Why = "apt is made for terminals: it says itself that its command line may change between releases, which apt-get's does not.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["CKV_DOCKER_9", "DL3027"],
        Before =
            """
            FROM debian:12.11
            RUN apt update && apt install -y curl
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call.Manager != "apt") continue;
                var same = call.Action is "install" or "update" or "upgrade" or "full-upgrade" or "remove" or "purge" or "autoremove" or "clean";
                var word = call.Invocation.NameWord;
                var instead = same ? "apt-get" : call.Action is "list" or "show" or "search" or "policy" or "depends" or "rdepends" ? "apt-cache or dpkg-query" : "apt-get";
                c.Report(word.Span, $"apt is made for terminals; use {instead} in a build", same && word.Raw == "apt" ? new Fix(FixClass.Safe, "write apt-get", TextEdit.Insert(word.Span.End, "-get")) : null);
            }
        },
    };
}
