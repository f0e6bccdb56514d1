using Drydock.Dockerfiles.Checking;

namespace Drydock.Assessment.CheckReports;

/// <summary>A Dockerfile and what the rules say of it.</summary>
/// <param name="Path">As a person would write it: relative to where the check was started, <c>/</c>-separated.</param>
/// <param name="Result">What the rules say.</param>
public sealed record CheckedFile(string Path, CheckResult Result);
