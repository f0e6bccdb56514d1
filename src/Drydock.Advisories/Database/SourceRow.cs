namespace Drydock.Advisories.Database;

/// <summary>One feed in the database, with what is needed to ask for it again.</summary>
/// <param name="Source">What people see of it.</param>
/// <param name="Feed">The name its advisories carry (<c>alpine-secdb</c> for <c>alpine-v3.20-main</c>).</param>
/// <param name="Location">The exact URL or path that was read, redacted; validators are good for it only.</param>
/// <param name="ETag">The server's, as sent; null when it sent none.</param>
/// <param name="LastModified">The server's, as sent; null when it sent none.</param>
/// <param name="IsDated">True when <see cref="DatabaseSource.AsOf"/> is the feed's own date.</param>
internal sealed record SourceRow(DatabaseSource Source, string Feed, string Location, string? ETag, string? LastModified, bool IsDated);
