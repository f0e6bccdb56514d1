namespace Drydock.Advisories;

/// <summary>One feed in the database.</summary>
/// <param name="Name"><c>debian</c>, <c>osv-pypi</c>, <c>kev</c>, …</param>
/// <param name="Origin">URL or folder it came from, redacted.</param>
/// <param name="Records">Advisories or rows.</param>
/// <param name="AsOf">The feed's own date where it states one, else when it was fetched (UTC).</param>
/// <param name="Digest">Sha256 of the bytes applied.</param>
public sealed record DatabaseSource(string Name, string Origin, long Records, DateTimeOffset AsOf, string Digest);
