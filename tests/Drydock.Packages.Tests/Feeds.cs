using System.Text;

namespace Drydock.Packages.Tests;

/// <summary>Real data for tests, where the environment variable DRYDOCK_FEEDS names its folder.</summary>
internal static class Feeds
{
    public static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
            Assert.SkipWhen(string.IsNullOrEmpty(folder), "DRYDOCK_FEEDS is not set: no real data to compare with");
            return folder!;
        }
    }

    /// <summary>The files of <c>fixtures/package-db-samples.tar.zst</c> by path.</summary>
    public static Dictionary<string, byte[]> PackageDatabaseSamples()
    {
        using var packed = File.OpenRead(Path.Combine(Folder, "fixtures", "package-db-samples.tar.zst"));
        using var unpacking = new ZstdSharp.DecompressionStream(packed);
        using var memory = new MemoryStream();
        unpacking.CopyTo(memory);
        var tar = memory.ToArray();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var at = 0; at + 512 <= tar.Length && tar[at] != 0;)
        {
            var name = Encoding.UTF8.GetString(tar, at, 100).TrimEnd('\0');
            var size = Convert.ToInt32(Encoding.ASCII.GetString(tar, at + 124, 11).Trim('\0', ' '), 8);
            if (tar[at + 156] is 0 or (byte)'0') files[name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name] = tar[(at + 512)..(at + 512 + size)];
            at += 512 + ((size + 511) / 512 * 512);
        }

        return files;
    }

    public static string Text(this Dictionary<string, byte[]> files, string path) => Encoding.UTF8.GetString(files[path]);
}
