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
    public static LifecycleFacts Open(Invocation run)
    {
        string database;
        try
        {
            database = Paths.Database(run.Session);
        }
        catch (UsageException)
        {
            // Without a home folder there is nothing that could have been refreshed.
            return LifecycleFacts.BuiltIn;
        }

        var folder = PathBeside(database);
        return new LifecycleFacts(Calendar(run, database), Directory.Exists(folder) ? Histories(run, folder) : LifecycleFacts.BuiltIn.Histories);
    }

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

    private static TagHistories Histories(Invocation run, string folder) => new(folder, problem => run.Printer.Warning(problem.ToString()));

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
