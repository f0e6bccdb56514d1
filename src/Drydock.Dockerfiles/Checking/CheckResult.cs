using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Checking;

/// <summary>What the rules say of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Diagnostics">In file order; at one place the worst first.</param>
/// <param name="Ignored">What a comment in the file switched off, with the comment.</param>
public sealed record CheckResult(DockerfileModel File, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<(Diagnostic Diagnostic, IgnoreComment Comment)> Ignored);
