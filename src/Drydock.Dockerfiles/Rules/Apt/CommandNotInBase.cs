using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>A program that the base does not have and nothing installs.</summary>
internal static class CommandNotInBase
{
    /// <summary>What brings a program, and what does its work without installing anything.</summary>
    private static readonly Dictionary<string, string> Advice = new(StringComparer.Ordinal)
    {
        ["adduser"] = "use useradd, or install the package adduser first",
        ["addgroup"] = "use groupadd, or install the package adduser first",
        ["useradd"] = "use adduser, or install the package shadow first",
        ["groupadd"] = "use addgroup, or install the package shadow first",
        ["ps"] = "install the package procps first",
        ["nc"] = "install the package netcat-openbsd first",
        ["sudo"] = "drop it: RUN is root already",
    };

    public static readonly Rule Rule = new()
    {
        Id = "command-not-in-base",
        Title = "The base image does not have this program",
        Why = "The build stops with \"not found\". It often starts when a tag moves to the next release of its system, whose images leave programs out.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM debian:13.1-slim
            RUN addgroup --gid 1000 app && adduser --uid 1000 --gid 1000 --disabled-password app
            """,
        After =
            """
            FROM debian:13.1-slim
            RUN groupadd --gid 1000 app && useradd --uid 1000 --gid 1000 --no-log-init app
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                var facts = c.BaseOf(stage);
                if (facts.MissingCommands.IsEmpty) continue;
                var told = new HashSet<string>(StringComparer.Ordinal);
                foreach (var run in stage.Runs)
                {
                    foreach (var (command, word) in run.Invocations.Where(static i => IsCertain(i)).SelectMany(static i => Programs(i)))
                    {
                        var name = word.Value!;
                        if (!facts.MissingCommands.Contains(name) || MayBeThere(c, stage, run, command, name) || !told.Add(name)) continue;
                        c.Report(word.Span, $"{name} is not in {stage.RootFrom.Base.Value}; {Advice.GetValueOrDefault(name, $"install the package {name} first")}");
                    }
                }
            }
        },
    };

    /// <summary>The words that name programs: the command and what starts it.</summary>
    private static IEnumerable<(ShellInvocation, ShellWord)> Programs(ShellInvocation command) =>
        command.Wrappers.Append(command.NameWord).Where(static w => w.Value is not null).Select(w => (command, w));

    /// <summary>True for a command that runs in any case, and whose failure stops the build.</summary>
    private static bool IsCertain(ShellInvocation command) =>
        command.Place is { Conditional: false, Depth: 0 } && command.Place.Item.Before != ShellOperator.Or && command.Place.Next?.Before != ShellOperator.Or && !command.Place.Item.Pipeline.Negated;

    /// <summary>True when something above may have brought the program: any installation, since packages pull others.</summary>
    private static bool MayBeThere(RuleContext c, Stage stage, CommandStatement run, ShellInvocation command, string name)
    {
        foreach (var statement in stage.Before(run))
        {
            if (statement is CopyStatement copy && MayBring(copy, name)) return true;
            if (statement is CommandStatement { Syntax.Name: "run" } earlier && (earlier.Script is null || earlier.Invocations.Any(i => Brings(i, name)) || SystemInstalls.RunsUnknown(earlier))) return true;
        }

        return run.Invocations.Any(i => i.Command.Start < command.Command.Start && Brings(i, name)) || SystemInstalls.RunsUnknown(run, 0, command.Command.Start)
            || c.Settings.Folder is null && run.Mounts.Any(static m => m.From is not null);
    }

    private static bool Brings(ShellInvocation command, string name) =>
        PackageInstalls.Of(command) is { IsSystem: true } call && (call.Installs || call.Action is "build-dep" or "upgrade" or "dist-upgrade")
        || command.Runs("dpkg", "rpm", "tar", "unzip", "install", "conda", "brew", "nix-env", "pip", "npm") || command.Name == null
        || command.Arguments.Any(a => a.Value is null || a.Value == name || a.Value.EndsWith("/" + name, StringComparison.Ordinal));

    private static bool MayBring(CopyStatement copy, string name)
    {
        var to = copy.Destination?.Text ?? "/";
        return to == "/" || to.Contains("bin", StringComparison.Ordinal) || to.StartsWith("/usr", StringComparison.Ordinal) || to.Contains('$', StringComparison.Ordinal) || to.EndsWith("/" + name, StringComparison.Ordinal);
    }
}
