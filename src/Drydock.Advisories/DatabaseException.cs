using Drydock.Images;

namespace Drydock.Advisories;

/// <summary>The advisory database cannot be read or built.</summary>
public sealed class DatabaseException : ProblemException
{
    /// <param name="problem">What to tell the person.</param>
    /// <param name="inner">The cause.</param>
    public DatabaseException(Problem problem, Exception? inner = null)
        : base(problem, inner)
    {
    }

    internal static DatabaseException Missing(string path) =>
        new(new Problem("opening the advisory database", path, "there is no such file", "run \"drydock db update\""));

    internal static DatabaseException Foreign(string path) =>
        new(new Problem("opening the advisory database", path, "it is not an advisory database of drydock", "name another file, or run \"drydock db update\""));

    internal static DatabaseException OtherVersion(string path, long version) =>
        new(new Problem("opening the advisory database", path, $"it was built for schema {version}, this drydock reads schema {Database.DatabaseSchema.Version}",
            "run \"drydock db update\" with this version of drydock"));

    internal static DatabaseException Damaged(string path, Exception inner) =>
        new(new Problem("reading the advisory database", path, "the file is damaged", "run \"drydock db update\" to build it anew"), inner);

    internal static DatabaseException Unreadable(string path, Exception inner) =>
        new(new Problem("opening the advisory database", path, inner.Message, "check the file's permissions"), inner);

    internal static DatabaseException Unwritable(string path, Exception inner) =>
        new(new Problem("writing the advisory database", path, inner.Message, "free some space or mend the permissions; the database before is untouched"), inner);

    internal static DatabaseException Busy(string path) =>
        new(new Problem("updating the advisory database", path, "another update is running", "wait for it to end"));
}
