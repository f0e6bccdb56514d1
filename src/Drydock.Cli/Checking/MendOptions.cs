using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Mends;

namespace Drydock.Cli.Checking;

/// <summary>Options of <c>drydock check</c> that change whole files.</summary>
internal sealed class MendOptions
{
    private const string All = "all";

    private static readonly string[] Names = [.. MendList.All.Select(static m => m.Name), All];

    public Option<string[]> Mend { get; } = new("--mend")
    {
        Description = $"Mend whole files, each as a diff: {string.Join(", ", MendList.All.Select(static m => $"{m.Name} ({m.Title})"))}, or all (comma list)",
        HelpName = "mends",
    };

    public Option<bool> Online { get; } = new("--online") { Description = "Ask the bases' registries for digests, for --mend pin" };

    /// <summary>How registries are asked.</summary>
    public TargetOptions Registry { get; } = new();

    public void AddTo(Command command)
    {
        Mend.CompletionSources.Add(static _ => Names);
        foreach (Option option in new Option[] { Mend, Online, Registry.InsecureRegistries, Registry.Mirrors, Registry.Timeout }) command.Add(option);
    }

    /// <summary>The mends that are asked for, and whether each was named: a mend that was named and cannot be made is a failure.</summary>
    /// <exception cref="UsageException">There is no such mend.</exception>
    public (ImmutableArray<Mend> Mends, ImmutableArray<Mend> Named) Wanted(Invocation run)
    {
        var words = (run.Value(Mend) ?? []).SelectMany(static l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(static w => w.ToLowerInvariant()).ToList();
        if (words.Find(static w => w != All && MendList.Find(w) is null) is { } unknown) throw UsageErrors.Because(run, $"there is no mend '{unknown}'{NearestWord.Hint(unknown, Names)}; write {string.Join(", ", Names)}");
        ImmutableArray<Mend> named = [.. MendList.All.Where(m => words.Contains(m.Name))];
        return (words.Contains(All) ? MendList.All : named, named);
    }
}
