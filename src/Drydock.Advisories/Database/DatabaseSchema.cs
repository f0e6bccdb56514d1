namespace Drydock.Advisories.Database;

/// <summary>The tables of the advisory database. Raise <see cref="Version"/> whenever their content is read differently; an older database is then
/// built anew.</summary>
internal static class DatabaseSchema
{
    /// <summary>"DRYD", so that another program's SQLite file is recognised as such.</summary>
    public const int ApplicationId = 0x44525944;

    public const int Version = 1;

    /// <summary>Rows are packed blobs of a few hundred bytes to some kilobytes: a larger page keeps them out of overflow pages.</summary>
    public const int PageSize = 8192;

    public const string Create = """
        CREATE TABLE info(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE source(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, feed TEXT NOT NULL, origin TEXT NOT NULL, records INTEGER NOT NULL,
            as_of TEXT NOT NULL, digest TEXT NOT NULL, location TEXT NOT NULL, etag TEXT, modified TEXT, dated INTEGER NOT NULL);
        CREATE TABLE ecosystem(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE coverage(ecosystem TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY(ecosystem, source)) WITHOUT ROWID;
        CREATE TABLE package(
            ecosystem INTEGER NOT NULL, name TEXT NOT NULL, source INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY(ecosystem, name, source)) WITHOUT ROWID;
        CREATE TABLE vulnerability(block INTEGER NOT NULL, source INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(block, source)) WITHOUT ROWID;
        CREATE TABLE epss(block INTEGER NOT NULL, source INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(block, source)) WITHOUT ROWID;
        CREATE TABLE kev(
            cve TEXT NOT NULL, source INTEGER NOT NULL, asserter TEXT NOT NULL, added TEXT NOT NULL, ransomware INTEGER NOT NULL,
            PRIMARY KEY(cve, source)) WITHOUT ROWID;
        CREATE TABLE support(
            product TEXT NOT NULL, cycle TEXT NOT NULL, source INTEGER NOT NULL, codename TEXT, released TEXT,
            active TEXT, security TEXT, extended TEXT, PRIMARY KEY(product, cycle, source)) WITHOUT ROWID;
        """;
}
