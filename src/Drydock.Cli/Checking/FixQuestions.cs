using System.Collections.Immutable;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Checking;

/// <summary><c>check --fix=ask</c>: shows each fix as a diff and asks.</summary>
internal static class FixQuestions
{
    /// <summary>Applies what is answered with yes; <c>q</c> leaves the rest, <c>a</c> takes the rest of this file.</summary>
    public static FixOutcome Ask(Invocation run, CheckedSource file)
    {
        var source = file.Source;
        var applied = ImmutableArray.CreateBuilder<Diagnostic>();
        var refused = new HashSet<(string, string)>();
        var all = false;
        while (Next(source, file.Settings, refused) is { } next)
        {
            refused.Add((next.Rule.Id, next.Message));
            if (FixApplier.ApplyOne(DockerfileModel.Of(source), next.Fix!) is not { } changed) continue;
            var answer = all ? "y" : Question(run, file, source, changed, next);
            if (answer == "q") break;
            all |= answer == "a";
            if (answer is not ("y" or "a")) continue;
            source = changed;
            applied.Add(next);
        }

        return new FixOutcome(source, applied.ToImmutable(), []);
    }

    private static Diagnostic? Next(ReadOnlyMemory<byte> source, ImmutableArray<CheckSettings> settings, HashSet<(string, string)> asked) =>
        FixApplier.Found(DockerfileModel.Of(source), settings).Where(static d => d.Fix is { Class: FixClass.Safe or FixClass.Consent })
            .Where(d => !asked.Contains((d.Rule.Id, d.Message))).OrderByDescending(static d => d.Severity).ThenBy(static d => d.Span.Start).FirstOrDefault();

    private static string Question(Invocation run, CheckedSource file, ReadOnlyMemory<byte> before, byte[] after, Diagnostic diagnostic)
    {
        run.Printer.Note($"\n{diagnostic.Rule.Id}: {Terminal.TerminalText.Line(diagnostic.Message)}");
        run.Printer.Note(Terminal.TerminalText.Lines(UnifiedDiff.Of(file.Shown, SourceText.Printable(SourceText.Decode(before.Span)), SourceText.Printable(SourceText.Decode(after)))));
        run.Printer.Note($"{diagnostic.Fix!.Title}? [y]es, [n]o, [a]ll of this file, [q]uit");
        return run.Session.Input.ReadLine()?.Trim().ToLowerInvariant() switch
        {
            "y" or "yes" => "y",
            "a" or "all" => "a",
            "q" or "quit" or null => "q",
            _ => "n",
        };
    }
}
