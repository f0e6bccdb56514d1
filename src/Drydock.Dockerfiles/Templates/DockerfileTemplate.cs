using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Templates;

/// <summary>A hardened multi-stage Dockerfile for one way of building.</summary>
/// <param name="Name">As written on the command line.</param>
/// <param name="Description">One line for lists.</param>
/// <param name="Marks">Files of a project that this template fits, best first; <c>*</c> stands for any characters.</param>
/// <param name="Sources">What <c>.dockerignore</c> lets through to the builder.</param>
/// <param name="CanUseGpu">Whether <see cref="TemplateOptions.Gpu"/> makes sense.</param>
/// <param name="DefaultVersion">Of the language or SDK.</param>
/// <param name="DefaultPort">Where the service listens.</param>
/// <param name="Write">Writes the Dockerfile, ending with a line break.</param>
public sealed record DockerfileTemplate(
    string Name,
    string Description,
    ImmutableArray<string> Marks,
    ImmutableArray<string> Sources,
    bool CanUseGpu,
    string DefaultVersion,
    int DefaultPort,
    Func<TemplateOptions, string> Write);
