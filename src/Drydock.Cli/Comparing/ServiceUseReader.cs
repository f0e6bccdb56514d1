using System.Collections.Immutable;
using Drydock.Bases.Comparison;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Comparing;

/// <summary>Lists what the stages of a Dockerfile that stand on the final stage's base do with it.</summary>
internal static class ServiceUseReader
{
    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="path">As a person wrote it.</param>
    public static ServiceUse Of(string path, ReadOnlyMemory<byte> content)
    {
        var model = DockerfileModel.Of(content);
        var commands = ImmutableArray.CreateBuilder<UsedName>();
        var packages = ImmutableArray.CreateBuilder<UsedName>();
        foreach (var stage in model.Stages.Where(s => s.RootFrom.Base.Value == model.Final?.RootFrom.Base.Value))
        {
            foreach (var run in stage.Runs)
            {
                foreach (var started in run.Invocations)
                    if (started.Name is { } name) commands.Add(new UsedName(name, model.Lines.LineOf(started.NameWord.Span.Start)));
                if (run.CommandLine is [{ } first, ..] && run.Exec) commands.Add(new UsedName(first[(first.LastIndexOf('/') + 1)..], model.Lines.LineOf(run.Span.Start)));
                foreach (var install in run.Packages.Where(static p => p is { Installs: true, Manager: "apt-get" or "apt" or "aptitude" }))
                    foreach (var operand in install.Operands)
                        if (operand.Value is { } word && NameOf(word) is { } package) packages.Add(new UsedName(package, model.Lines.LineOf(operand.Span.Start)));
            }
        }

        return new ServiceUse { Dockerfile = path, Commands = commands.ToImmutable(), Packages = packages.ToImmutable() };
    }

    /// <summary>The package's name without version, release and architecture; null for files and removals.</summary>
    private static string? NameOf(string word)
    {
        if (word.Contains(".deb", StringComparison.Ordinal) || word.EndsWith('-')) return null;
        var end = word.AsSpan().IndexOfAny('=', '/', ':');
        return end < 0 ? word : end == 0 ? null : word[..end];
    }
}
