namespace Drydock.Assessment.StructureTests;

/// <summary>A path that must or must not be there.</summary>
/// <param name="Path">Without a leading slash.</param>
/// <param name="Permissions"><c>-rw-r--r--</c>; null for any.</param>
/// <param name="User">Null for any; so is <paramref name="Group"/>.</param>
/// <param name="ExecutableBy"><c>any</c>, <c>owner</c>, <c>group</c> or <c>other</c>; null for any mode.</param>
public sealed record FileExistenceTest(string Name, string Path, bool ShouldExist, string? Permissions, int? User, int? Group, string? ExecutableBy);
