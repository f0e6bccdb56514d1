using System.Text;
using Drydock.Cli.Database;
using Drydock.Cli.Usage;
using Drydock.Gpu.Reference;

namespace Drydock.Cli.Gpu;

/// <summary>The refreshed GPU tables, beside the advisory database.</summary>
internal static class GpuTableFile
{
    private const string Name = "gpu-tables.txt";
    private const string FromWord = "# from ";

    /// <summary>The tables in force: the newer of the tool's own and the refreshed ones. A file that cannot be read is told and left aside.</summary>
    public static GpuTables Open(Invocation run)
    {
        try
        {
            return Newer(Read(PathBeside(Paths.Database(run.Session))));
        }
        catch (UsageException)
        {
            // Without a home folder there is nothing that could have been refreshed.
            return GpuTables.BuiltIn;
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            run.Printer.Warning($"the refreshed GPU tables are not used, {Told(error)}: using those of the tool; run \"drydock db update --feed gpu --from …\" again");
            return GpuTables.BuiltIn;
        }
    }

    /// <summary>Where the tables of a database lie.</summary>
    public static string PathBeside(string database) => Path.Combine(Path.GetDirectoryName(database)!, Name);

    /// <summary>The refreshed tables; null when there are none.</summary>
    /// <exception cref="FormatException">They are damaged.</exception>
    public static GpuTables? Read(string path)
    {
        if (!File.Exists(path)) return null;
        if (new FileInfo(path).Length > GpuTableFeed.MostBytes + 4096) throw new FormatException("the file is larger than 1 MiB");
        var text = File.ReadAllText(path, Encoding.UTF8);
        if (!text.StartsWith(FromWord, StringComparison.Ordinal) || text.IndexOf('\n', StringComparison.Ordinal) is not (> 0 and var end)) throw new FormatException("its first line does not tell where it comes from");
        return GpuTableFeed.Read(text[(end + 1)..], text[FromWord.Length..end]);
    }

    /// <summary>Puts fresh tables in the place of the former ones at once.</summary>
    public static void Write(string path, GpuTables tables) => WholeFile.Write(path, $"{FromWord}{tables.Origin}\n{GpuTableFeed.Write(tables)}");

    /// <summary>Refreshed tables that are not older than the tool's own, else those.</summary>
    public static GpuTables Newer(GpuTables? refreshed) => refreshed is not null && refreshed.AsOf >= GpuTables.BuiltIn.AsOf ? refreshed : GpuTables.BuiltIn;

    private static string Told(Exception error) => error.Message.TrimEnd('.');
}
