namespace Drydock.Assessment.State;

/// <summary>The folder of a state file.</summary>
internal static class StateFolder
{
    /// <summary>Makes the folder of the default place, unseen by Git: a state belongs to a place, not to a commit.</summary>
    /// <exception cref="StateException">It cannot be made.</exception>
    public static void Prepare(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (Directory.Exists(folder)) return;
            Directory.CreateDirectory(folder);
            if (Path.GetFileName(folder) == ".drydock") File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StateException.Unusable(path, error);
        }
    }
}
