using System.Collections.Immutable;
using System.Globalization;
using Drydock.Cli.Output;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Checking;

/// <summary><c>check --fix</c>.</summary>
internal static class CheckMend
{
    /// <summary>Mends every file, tells what was done, and gives the files as they are now. Standard input goes to standard output, mended.</summary>
    public static ImmutableArray<CheckedSource> Write(Invocation run, ImmutableArray<CheckedSource> files, string mode)
    {
        var mended = ImmutableArray.CreateBuilder<CheckedSource>();
        foreach (var file in files) mended.Add(Write(run, file, mode));
        return mended.ToImmutable();
    }

    /// <summary>Which results a way of mending takes.</summary>
    public static Func<Diagnostic, bool> Wanted(string mode) => mode == "safe"
        ? static d => d.Fix!.Class == FixClass.Safe
        : static d => d.Fix!.Class is FixClass.Safe or FixClass.Consent;

    private static CheckedSource Write(Invocation run, CheckedSource file, string mode)
    {
        var outcome = mode == "ask" ? FixQuestions.Ask(run, file) : FixApplier.Apply(file.Source, file.Settings, Wanted(mode));
        foreach (var refused in outcome.Refused) run.Printer.Warning($"{file.Shown}: {refused.Rule.Id} was not mended: its fix would change more than it says");
        if (file.Path is null) run.Printer.Output.Write(outcome.Text.Span);
        else if (!outcome.Text.Span.SequenceEqual(file.Source.Span)) ReportFile.Write(file.Path, stream => stream.Write(outcome.Text.Span));
        Tell(run, file, outcome);
        return file with { Source = outcome.Text, Model = DockerfileModel.Of(outcome.Text) };
    }

    private static void Tell(Invocation run, CheckedSource file, FixOutcome outcome)
    {
        if (outcome.Applied.IsEmpty) return;
        var counts = outcome.Applied.GroupBy(static d => d.Rule.Id, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => g.Count() == 1 ? g.Key : string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()})"));
        run.Printer.Message($"{file.Shown}: mended {string.Join(", ", counts)}");
    }
}
