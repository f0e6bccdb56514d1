using System.Globalization;
using Drydock.Advisories;
using Drydock.Bases;
using Drydock.Bases.Calendar;
using Drydock.Bases.History;
using Drydock.Cli.Usage;
using Drydock.Images;

namespace Drydock.Cli.Database;

/// <summary>Support dates and histories of tags: those that "db update" brought, where they are not older than the tool's own.</summary>
internal static class LifecycleFile
{
    private const string Folder = "official-images";

    /// <summary>The facts in force. What cannot be read is told, and the tool's own is used.</summary>
    public static LifecycleFacts Open(Invocation run) => DatabasePath(run) is { } database ? new LifecycleFacts(Calendar(run, database), Histories(run, database)) : LifecycleFacts.BuiltIn;

    /// <summary>The histories of tags in force alone; the database is not opened for them.</summary>
    public static TagHistories OpenHistories(Invocation run) => DatabasePath(run) is { } database ? Histories(run, database) : LifecycleFacts.BuiltIn.Histories;

    /// <summary>Where the histories of a database lie.</summary>
    public static string PathBeside(string database) => Path.Combine(Path.GetDirectoryName(database)!, Folder);

    /// <summary>As of when the facts in force are, and how many images were refreshed.</summary>
    public static string Told(Invocation run)
    {
        var facts = Open(run);
        var seen = TagHistories.Images.Select(i => facts.Histories.OfName(i)!).Where(static h => h.SeenAfter is not null).ToList();
        var tags = seen.Count == 0
            ? $"tags of official images as of {facts.Histories.OfName("python")!.AsOf:yyyy-MM-dd}, from the tool"
            : $"tags of {seen.Count} official images as of {seen.Min(static h => h.AsOf):yyyy-MM-dd}{(seen.Count < TagHistories.Images.Count ? ", of the others from the tool" : "")}";
        return string.Create(CultureInfo.InvariantCulture, $"support dates as of {facts.Calendar.AsOf:yyyy-MM-dd}, from {facts.Calendar.Origin}; {tags}");
    }

    /// <summary>Where the database is, or would be; null without a home folder, where nothing can have been refreshed.</summary>
    private static string? DatabasePath(Invocation run)
    {
        try
        {
            return Paths.Database(run.Session);
        }
        catch (UsageException)
        {
            return null;
        }
    }

    private static TagHistories Histories(Invocation run, string database)
    {
        var folder = PathBeside(database);
        return Directory.Exists(folder) ? new(folder, problem => run.Printer.Warning(problem.ToString())) : LifecycleFacts.BuiltIn.Histories;
    }

    private static SupportCalendar Calendar(Invocation run, string database)
    {
        if (!File.Exists(database)) return SupportCalendar.BuiltIn;
        try
        {
            using var store = AdvisoryDatabase.Open(database);
            return new SupportCalendar(store);
        }
        catch (ProblemException error)
        {
            run.Printer.Warning($"the support dates of the tool are used: {error.Problem}");
            return SupportCalendar.BuiltIn;
        }
    }
}
