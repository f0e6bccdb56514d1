using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Cli.Fleet;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Checking;

/// <summary>Finds the policy of each Dockerfile: of the services that a fleet file builds from it, else of that fleet, else none.</summary>
internal sealed class CheckPolicies(Invocation run, CheckOptions options)
{
    private readonly Dictionary<string, FleetSource> fleets = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>What the check was judged by, for people; null for the rules' own severities.</summary>
    public string? Shown
    {
        get
        {
            var files = fleets.Count == 0 ? null : string.Join(", ", fleets.Values.Select(static f => f.File.Path).Order(StringComparer.Ordinal));
            return run.Value(options.Preset) is { } preset ? $"the preset {preset}" : files is null ? null : $"the policy of {files}";
        }
    }

    /// <summary>The fleet file for what is checked: the one that was named, else the nearest at a path or above it; null when there is none.</summary>
    /// <param name="path">Absolute; a file or a folder.</param>
    /// <exception cref="FleetException">It has problems; all of them are told.</exception>
    public async Task<FleetSource?> FleetOfAsync(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        if (FleetSource.PathFor(run, run.Value(options.Fleet), folder) is not { } file) return null;
        if (fleets.TryGetValue(file, out var known)) return known;
        var source = await FleetSource.ReadFileAsync(run, file);
        fleets.Add(file, source);
        return source;
    }

    /// <summary>What a Dockerfile is judged by, at least one.</summary>
    /// <param name="file">Absolute path; null for standard input.</param>
    /// <param name="settings">What is known of the file, without a policy.</param>
    public ImmutableArray<Judgement> Of(string? file, FleetSource? fleet, CheckSettings settings)
    {
        var services = file is null ? [] : Services(file, fleet);
        if (services.IsEmpty) return [Of(null, PolicyOf(fleet, null), fleet, settings)];
        return [.. services.Select(s => Of(s.Name, PolicyOf(fleet, s), fleet, settings with
        {
            Driver = DriverOf(s.Gpu?.Driver),
            Arguments = s.Arguments,
            Target = s.Target,
            Targets = [.. services.Select(static o => o.Target).OfType<string>()],
        }))];
    }

    /// <summary>The services that are built from a Dockerfile, in the order of the fleet file.</summary>
    /// <param name="file">Absolute path.</param>
    public static ImmutableArray<FleetService> Services(string file, FleetSource? fleet) =>
        fleet is null ? [] : [.. fleet.File.Services.Where(s => s.Dockerfile is { } named && fleet.PathOf(named) == file)];

    private Judgement Of(string? service, EffectivePolicy? policy, FleetSource? fleet, CheckSettings settings)
    {
        if (policy is not null) TellUnknownRules(policy, fleet);
        return new Judgement(service, policy, fleet?.File.Path, settings with { Policy = options.Policy(run, policy?.ToRulePolicy() ?? new RulePolicy()) });
    }

    private EffectivePolicy? PolicyOf(FleetSource? fleet, FleetService? service)
    {
        if (run.Value(options.Preset) is { } preset) return EffectivePolicy.OfPreset(PresetList.Find(preset)!);
        return fleet?.PolicyOf(service);
    }

    /// <summary>A severity for a rule that is not there has no effect, which nobody would notice.</summary>
    private void TellUnknownRules(EffectivePolicy policy, FleetSource? fleet)
    {
        foreach (var (id, nearest) in RuleSeverities.Unknown(policy))
        {
            if (told.Add(id)) run.Printer.Warning($"{fleet?.File.Path}: there is no rule '{id}'{(nearest is null ? "" : $" (did you mean '{nearest}'?)")}; its severity has no effect");
        }
    }

    /// <summary>The number of <c>&gt;=550</c>.</summary>
    private static string? DriverOf(string? least) => least?.TrimStart('>', '=', ' ');
}
