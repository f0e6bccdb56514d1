using System.Text;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Assessment.State;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Cli.Fleet;

/// <summary>A fleet file that was read from disk.</summary>
/// <param name="File">What it says; its path is as shown to people.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Text">Its text, without a byte order mark.</param>
internal sealed record FleetSource(FleetFile File, string FullPath, string Text)
{
    /// <summary>Its folder: what its paths are relative to.</summary>
    public string Folder => Path.GetDirectoryName(FullPath)!;

    /// <summary>Reads the fleet file that was asked for, else the nearest one.</summary>
    /// <exception cref="FleetException">There is none, or it has problems; all of them are told.</exception>
    public static async Task<FleetSource> ReadAsync(Invocation run, string? named)
    {
        var path = named is null ? Nearest(run.Session.CurrentFolder) : Named(run, named);
        return await ReadFileAsync(run, path ?? throw new FleetException(new("looking for", FleetFile.Name, "neither this folder nor one above it has one", "name it with --fleet")));
    }

    /// <summary>Reads the fleet file of this folder or the nearest above it; null when there is none.</summary>
    /// <exception cref="FleetException">It has problems; all of them are told.</exception>
    public static async Task<FleetSource?> NearestAsync(Invocation run) => Nearest(run.Session.CurrentFolder) is { } path ? await ReadFileAsync(run, path) : null;

    /// <summary>The path of the fleet file that was asked for, else of the nearest one; null when nobody asked and there is none.</summary>
    /// <param name="folder">Where the search upwards begins.</param>
    /// <exception cref="FleetException">A folder was named that has none.</exception>
    public static string? PathFor(Invocation run, string? named, string folder) => named is null ? Nearest(folder) : Named(run, named);

    /// <summary>The fleet file of a folder; null when it has none.</summary>
    public static string? InFolder(string folder) => Path.Combine(folder, FleetFile.Name) is var path && System.IO.File.Exists(path) ? path : null;

    /// <summary>The path of a file of the fleet.</summary>
    public string PathOf(string relative) => Path.GetFullPath(relative, Folder);

    /// <summary>Where its state lies.</summary>
    public string StatePath(Invocation run, FleetOptions options) =>
        run.Value(options.State) is { } named ? run.Session.FullPath(named) : Path.Combine(Folder, StateFile.DefaultPath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The service of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public FleetService Service(Invocation run, string name) =>
        File.Find(name) ?? throw UsageErrors.Because(run, $"there is no service '{name}' in {File.Path}{NearestWord.Hint(name, File.Services.Select(static s => s.Name))}");

    /// <summary>What a service must keep to.</summary>
    public EffectivePolicy PolicyOf(FleetService? service) => EffectivePolicy.Of(File, service);

    private static string Named(Invocation run, string named)
    {
        var path = run.Session.FullPath(named);
        if (!Directory.Exists(path)) return path;
        return InFolder(path) ?? throw new FleetException(new("looking for", FleetFile.Name, $"the folder {named} has none", "name the fleet file with --fleet"));
    }

    private static string? Nearest(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (InFolder(folder.FullName) is { } found) return found;
            // A repository is a house of its own.
            if (Path.Exists(Path.Combine(folder.FullName, ".git"))) return null;
        }

        return null;
    }

    /// <summary>Reads a fleet file.</summary>
    /// <param name="path">Absolute.</param>
    /// <exception cref="FleetException">It has problems; all of them are told.</exception>
    public static async Task<FleetSource> ReadFileAsync(Invocation run, string path)
    {
        var shown = Path.GetRelativePath(run.Session.CurrentFolder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;
        var content = await TargetFile.ReadAsync(path, YamlLimits.Characters, run.Cancellation);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            throw new FleetException(new("reading", shown, "it is not UTF-8", "save it as UTF-8"), error);
        }

        var read = FleetFileReader.Read(shown, text);
        if (read.File is { } file) return new FleetSource(file, path, text);
        if (read.Problems is not [var only])
        {
            foreach (var problem in read.Problems) run.Printer.Note($"{shown}:{Terminal.TerminalText.Line(problem.ToString())}");
            throw new FleetException(new("reading", shown, $"it has {read.Problems.Length} problems, told above", "correct them"));
        }

        throw new FleetException(new("reading", $"{shown}:{only.Line}:{only.Column}", only.Wrong, "correct the file"));
    }
}
