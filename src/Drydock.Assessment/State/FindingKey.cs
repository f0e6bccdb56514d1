namespace Drydock.Assessment.State;

/// <summary>What makes a finding the same over time: where, in what, which. The version is not part of it: an update that does not help starts no new clock.</summary>
/// <param name="Type">Of the package: <c>deb</c>, <c>pypi</c>, …</param>
/// <param name="Package">The source package where there is one.</param>
public sealed record FindingKey(string Service, string Type, string Package, string Vulnerability);
