using System.Text;

namespace Drydock.Cli.Database;

/// <summary>Writes a file so that a reader sees the former one or the new one, never a part.</summary>
internal static class WholeFile
{
    /// <summary>Puts a text (UTF-8) in a file's place at once; its folder is made.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var made = $"{path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllText(made, text, new UTF8Encoding(false));
            File.Move(made, path, overwrite: true);
        }
        finally
        {
            File.Delete(made);
        }
    }
}
