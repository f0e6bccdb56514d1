using System.Collections.Immutable;
using System.Globalization;
using Drydock.Bases.History;
using Drydock.Cli.Database;
using Drydock.Cli.Output;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Mends;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Checking;

/// <summary>Mends files for <c>--mend</c> and <c>--fix</c>: whole-file mends first, then the fixes of rules, until nothing is left to do.</summary>
/// <param name="run">The run.</param>
/// <param name="options">The mends that are asked for.</param>
/// <param name="fixMode">How <c>--fix</c> was given; null for no fixes.</param>
internal sealed class FileMender(Invocation run, MendOptions options, string? fixMode)
{
    /// <summary>A fix may make a mend possible and the other way round; files settle in the second round.</summary>
    private const int MostRounds = 5;

    private readonly DigestLookups digests = new(run, options.Registry);
    private readonly Lazy<TagHistories> histories = new(() => LifecycleFile.OpenHistories(run));
    private readonly (ImmutableArray<Mend> Mends, ImmutableArray<Mend> Named) wanted = options.Wanted(run);

    /// <summary>True when whole-file mends are asked for.</summary>
    public bool Mends => !wanted.Mends.IsEmpty;

    /// <summary>True once a mend that was asked for by name was refused, or a registry did not answer.</summary>
    public bool Failed { get; private set; }

    /// <summary>Asks the registries for what mending these files needs.</summary>
    public async Task PrepareAsync(ImmutableArray<CheckedSource> files)
    {
        if (!run.Value(options.Online)) return;
        do
        {
            foreach (var file in files) ApplyMends(file, file.Source);
        }
        while (await digests.AskAsync());
    }

    /// <summary>A file as it would be, nothing written. Refusals are told.</summary>
    public ReadOnlyMemory<byte> Mended(CheckedSource file) => Outcome(file).Text;

    /// <summary>Mends every file, tells what was done, and gives the files as they are now. Standard input goes to standard output, mended.</summary>
    public ImmutableArray<CheckedSource> Write(ImmutableArray<CheckedSource> files)
    {
        var mended = ImmutableArray.CreateBuilder<CheckedSource>();
        foreach (var file in files)
        {
            var (text, done) = Outcome(file);
            if (file.Path is null) run.Printer.Output.Write(text.Span);
            else if (!text.Span.SequenceEqual(file.Source.Span)) ReportFile.Write(file.Path, stream => stream.Write(text.Span));
            if (done.Count > 0) run.Printer.Message($"{file.Shown}: mended {string.Join(", ", done)}");
            mended.Add(file with { Source = text, Model = DockerfileModel.Of(text) });
        }

        return mended.ToImmutable();
    }

    private (ReadOnlyMemory<byte> Text, List<string> Done) Outcome(CheckedSource file)
    {
        var text = file.Source;
        var mends = new List<Mend>();
        var fixes = new List<Diagnostic>();
        var last = (Mends: new MendOutcome(text, [], []), Fixes: new FixOutcome(text, [], []));
        for (var round = 0; round < MostRounds; round++)
        {
            var before = text;
            last.Mends = ApplyMends(file, text);
            mends.AddRange(last.Mends.Applied);
            last.Fixes = Fixed(file with { Source = last.Mends.Text });
            fixes.AddRange(last.Fixes.Applied);
            text = last.Fixes.Text;
            if (text.Span.SequenceEqual(before.Span) || fixMode == "ask") break;
        }

        Tell(file, last.Mends, last.Fixes);
        return (text, [.. mends.Select(static m => m.Name).Distinct(StringComparer.Ordinal), .. Counts(fixes)]);
    }

    /// <summary>Mends a file for each service that is built from it: one may build another stage, or with other arguments.</summary>
    private MendOutcome ApplyMends(CheckedSource file, ReadOnlyMemory<byte> text)
    {
        var all = new MendOutcome(text, [], []);
        foreach (var settings in file.Settings.DistinctBy(static s => (s.Target, string.Join('\n', s.Arguments.Select(static a => $"{a.Key}={a.Value}")))))
        {
            var outcome = MendApplier.Apply(all.Text, Settings(settings), wanted.Mends);
            var told = all.Refused.Select(static r => (r.Mend, r.Result.Refusal)).ToHashSet();
            all = new MendOutcome(outcome.Text, [.. all.Applied.Union(outcome.Applied)], [.. all.Refused, .. outcome.Refused.Where(r => !told.Contains((r.Mend, r.Result.Refusal)))]);
        }

        return all;
    }

    private FixOutcome Fixed(CheckedSource file) => fixMode switch
    {
        null => new FixOutcome(file.Source, [], []),
        "ask" => FixQuestions.Ask(run, file),
        _ => FixApplier.Apply(file.Source, file.Settings, CheckMend.Wanted(fixMode)),
    };

    private void Tell(CheckedSource file, MendOutcome mends, FixOutcome fixes)
    {
        foreach (var (mend, result) in mends.Refused)
        {
            run.Printer.Warning($"{file.Shown}: {mend.Name} was not mended: {result.Refusal}");
            Failed |= result.Unanswered || wanted.Named.Contains(mend);
        }

        foreach (var refused in fixes.Refused) run.Printer.Warning($"{file.Shown}: {refused.Rule.Id} was not mended: its fix would change more than it says");
    }

    private static IEnumerable<string> Counts(IEnumerable<Diagnostic> fixes) =>
        fixes.GroupBy(static d => d.Rule.Id, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => g.Count() == 1 ? g.Key : string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()})"));

    private MendSettings Settings(CheckSettings settings)
    {
        var day = SourceDate.Today(run.Session);

        // Some images name their release elsewhere than in the tag: distroless, in the repository.
        var unlooked = new MendSettings(settings);
        return unlooked with { SuiteTag = reference => SuiteTags.Of(reference, day, histories.Value) ?? unlooked.SuiteTag(reference), Digest = run.Value(options.Online) ? digests.Find : null };
    }
}
