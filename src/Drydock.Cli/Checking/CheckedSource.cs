using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Checking;

/// <summary>A Dockerfile that is to be checked.</summary>
/// <param name="Path">Absolute path; null for standard input.</param>
/// <param name="Shown">As a person would write it.</param>
/// <param name="Source">Its bytes.</param>
/// <param name="Model">What it means.</param>
/// <param name="Judgements">What it is judged by: once for every service that is built from it, at least once.</param>
internal sealed record CheckedSource(string? Path, string Shown, ReadOnlyMemory<byte> Source, DockerfileModel Model, ImmutableArray<Judgement> Judgements)
{
    /// <summary>What the rules get, once for every judgement.</summary>
    public ImmutableArray<CheckSettings> Settings => [.. Judgements.Select(static j => j.Settings)];

    /// <summary>The same with other settings in every judgement.</summary>
    public CheckedSource With(Func<CheckSettings, CheckSettings> change) => this with { Judgements = [.. Judgements.Select(j => j with { Settings = change(j.Settings) })] };
}
