namespace Drydock.Images.Layers;

/// <summary>Reads a root file system or source folder as one layer. Links are noted, never followed.</summary>
internal static class FolderReader
{
    /// <summary>Kernel file systems: their files are no part of an image.</summary>
    private static readonly string[] Virtual = ["proc", "sys"];

    public static LayerFacts Read(string folder, WantedFiles wanted, ReadBudget budget)
    {
        var builder = new LayerFactsBuilder(wanted, budget, folder);
        var pending = new Stack<string>();
        pending.Push("");
        while (pending.TryPop(out var path))
        {
            budget.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (var entry in new DirectoryInfo(Path.Combine(folder, path)).EnumerateFileSystemInfos())
                    Take(entry, PathText.Join(path, entry.Name), builder, pending, budget);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                builder.Note(path.Length == 0 ? "the folder itself" : path, e.Message);
            }
        }

        return builder.Build(diffId: null, builder.FileBytes);
    }

    private static void Take(FileSystemInfo entry, string path, LayerFactsBuilder builder, Stack<string> pending, ReadBudget budget)
    {
        if (entry.LinkTarget is { } target)
            builder.TakeLink(path, target);
        else if (entry is DirectoryInfo)
        {
            builder.TakeFolder(path);
            if (!Virtual.Contains(path)) pending.Push(path);
        }
        else if (!builder.Wants(path))
            builder.TakeFile(path, content: null, PermissionsOf(entry), entry is FileInfo other ? other.Length : 0);
        else
            TakeWanted((FileInfo)entry, path, builder, budget);
    }

    private static void TakeWanted(FileInfo file, string path, LayerFactsBuilder builder, ReadBudget budget)
    {
        byte[]? content = null;
        if (file.Attributes.HasFlag(FileAttributes.Device))
            builder.Note(path, "it is no regular file");
        else if (file.Length > budget.Limits.FileBytes)
            builder.Note(path, $"it has {file.Length} bytes, the limit is {budget.Limits.FileBytes}");
        else
        {
            try
            {
                content = File.ReadAllBytes(file.FullName);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                builder.Note(path, e.Message);
            }
        }

        builder.TakeFile(path, content, PermissionsOf(file), file.Length);
    }

    /// <summary>Null on systems without such permissions.</summary>
    private static FilePermissions? PermissionsOf(FileSystemInfo entry) => OperatingSystem.IsWindows() ? null : new FilePermissions((int)entry.UnixFileMode, null, null);
}
