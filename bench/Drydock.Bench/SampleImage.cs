using System.Security.Cryptography;
using System.Text;

namespace Drydock.Bench;

/// <summary>Generates the images that are measured. Contents are pseudo-random but fixed, so that every run measures the same bytes.</summary>
internal static class SampleImage
{
    private const string OsRelease = "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n";

    /// <summary>An uncompressed layer with an OS, a dpkg database and some Python packages.</summary>
    public static void WriteRoot(Stream layer, int packages)
    {
        TarFile.File(layer, "usr/lib/os-release", Encoding.UTF8.GetBytes(OsRelease));
        TarFile.Header(layer, "etc/os-release", 0);
        var status = new StringBuilder();
        for (var i = 0; i < packages; i++)
            status.Append("Package: sample").Append(i).Append("\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: Debian <x@debian.org>\nVersion: 1.").Append(i)
                .Append("-1\nDescription: sample\n long text\n\n");
        TarFile.File(layer, "var/lib/dpkg/status", Encoding.UTF8.GetBytes(status.ToString()));
        for (var i = 0; i < 50; i++)
            TarFile.File(layer, $"usr/local/lib/python3.12/site-packages/sample{i}-1.0.dist-info/METADATA", Encoding.UTF8.GetBytes($"Metadata-Version: 2.1\nName: sample{i}\nVersion: 1.0\n\ntext\n"));
    }

    /// <summary>A docker-archive around uncompressed layers that are written in place.</summary>
    public static string DockerArchive(string path, IReadOnlyList<(long Size, Action<FileStream> Write)> layers)
    {
        if (System.IO.File.Exists(path)) return path;
        using var file = System.IO.File.Create(path + ".new");
        for (var i = 0; i < layers.Count; i++)
        {
            var header = file.Position;
            TarFile.Header(file, $"layer{i}.tar", 0);
            var start = file.Position;
            layers[i].Write(file);
            var size = file.Position - start;
            file.Position = header;
            TarFile.Header(file, $"layer{i}.tar", size);
            file.Position = start + ((size + 511) / 512 * 512);
        }

        var diffIds = string.Join(',', layers.Select(static (_, i) => $"\"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"layer{i}")))}\""));
        TarFile.File(file, "config.json", Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[{{diffIds}}] } }"""));
        TarFile.File(file, "manifest.json", Encoding.UTF8.GetBytes(
            $$"""[{"Config":"config.json","RepoTags":["sample:1"],"Layers":[{{string.Join(',', layers.Select(static (_, i) => $"\"layer{i}.tar\""))}}]}]"""));
        TarFile.End(file);
        file.Flush();
        System.IO.File.Move(path + ".new", path);
        return path;
    }

    /// <summary>Semi-compressible bytes: about the ratio of real program files.</summary>
    public static byte[] Program(int size, int seed)
    {
        var random = new Random(seed);
        var content = new byte[size];
        random.NextBytes(content);
        for (var i = 0; i < size; i++)
            if ((i >> 6) % 2 == 0) content[i] = (byte)"the quick brown fox jumps over the lazy dog "[i % 44];
        return content;
    }
}
