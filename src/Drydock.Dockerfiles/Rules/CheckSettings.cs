using System.Collections.Immutable;
using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Reference;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What a check knows beside the Dockerfile. Nothing here is needed: a rule that lacks what it wants stays silent.</summary>
public sealed record CheckSettings
{
    /// <summary>A check with nothing but the file and the rules' own severities.</summary>
    public static CheckSettings Default { get; } = new();

    public RulePolicy Policy { get; init; } = new();

    /// <summary>The build context; null when it is not known.</summary>
    public BuildContext? Folder { get; init; }

    /// <summary>The build arguments that the service gives.</summary>
    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The stage that the service builds; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>Every stage that some service builds.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Compose services that build this Dockerfile.</summary>
    public ImmutableArray<ComposeService> Services { get; init; } = [];

    /// <summary>Other Dockerfiles of the fleet: path and the bases of their final stages.</summary>
    public ImmutableArray<(string Path, ImageReference Base)> Siblings { get; init; } = [];

    /// <summary>What ShellCheck found, where it was asked.</summary>
    public ImmutableArray<ShellFinding> ShellFindings { get; init; } = [];

    /// <summary>What is known of a base.</summary>
    public Func<ImageReference, BaseFacts> Bases { get; init; } = KnownBases.Of;

    /// <summary>Platforms that the images must run on, <c>linux/arm64</c>; empty when nobody said.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>The day on which waivers and support dates are judged; null leaves dates unjudged.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The host driver that GPU services must run on; null when the policy names none.</summary>
    public string? Driver { get; init; }

    /// <summary>What is known of CUDA, drivers and PyTorch.</summary>
    public GpuTables GpuTables { get; init; } = GpuTables.BuiltIn;

    /// <summary>Reads a Dockerfile as the service builds it: with its arguments, up to its target.</summary>
    public DockerfileModel Read(ReadOnlyMemory<byte> source) => View(DockerfileModel.Of(source));

    /// <summary>A file as the service builds it.</summary>
    public DockerfileModel View(DockerfileModel file)
    {
        if (!ReferenceEquals(file.Arguments, Arguments) && !file.Arguments.SequenceEqual(Arguments)) file = DockerfileModel.Of(file.Syntax, Arguments);
        return file.Target == Target ? file : file with { Target = Target };
    }
}
