using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Drydock.Bench;

/// <summary>Budget: a cold scan of gzip layers takes at most 1.15 × inflating alone, on two cores (OCI layout, 1.4 GB unpacked).</summary>
internal static class GzipLayers
{
    private const int Layers = 4;
    private const int FilesPerLayer = 350;

    public static void Run(BenchRun bench)
    {
        var layout = Layout(Path.Combine(bench.Work, "gzip-layout"));
        var blobs = Directory.GetFiles(Path.Combine(layout, "blobs", "sha256")).Where(static f => new FileInfo(f).Length > 1 << 20).ToArray();
        InflateAll(blobs, 1);
        var one = Enumerable.Range(0, 5).Select(_ => InflateAll(blobs, 1)).Order().ElementAt(2);
        var all = Enumerable.Range(0, 5).Select(_ => InflateAll(blobs, Environment.ProcessorCount)).Order().ElementAt(2);
        var scan = BenchRun.Median(5, () =>
        {
            bench.Forget("gzip-cache");
            return bench.Drydock("gzip-cache", "scan", "oci:" + layout, "--format", "json", "--quiet").Expect(0, 1);
        });
        BenchRun.Line("gzip layers, 1.4 GB: scan / inflate on one core", $"{scan.Wall / one:F2} ({BenchRun.Ms(scan.Wall)} / {BenchRun.Ms(one)}); peak {BenchRun.MiB(scan.PeakBytes)}");
        BenchRun.Line("gzip layers, 1.4 GB: scan / inflate on every core", $"{scan.Wall / all:F2} ({BenchRun.Ms(scan.Wall)} / {BenchRun.Ms(all)})");
    }

    private static TimeSpan InflateAll(string[] blobs, int cores)
    {
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(blobs, new ParallelOptions { MaxDegreeOfParallelism = cores }, static blob =>
        {
            var buffer = new byte[256 << 10];
            using var inflate = new GZipStream(File.OpenRead(blob), CompressionMode.Decompress);
            while (inflate.Read(buffer) > 0)
            {
                // Inflating is all that is measured.
            }
        });
        return clock.Elapsed;
    }

    private static string Layout(string folder)
    {
        if (Directory.Exists(folder)) return folder;
        var building = folder + ".new";
        var blobs = Directory.CreateDirectory(Path.Combine(building, "blobs", "sha256")).FullName;
        var layers = Enumerable.Range(0, Layers).Select(i => WriteLayer(blobs, i)).ToArray();
        var config = Blob(blobs, $$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[{{string.Join(',', layers.Select(static l => $"\"{l.DiffId}\""))}}] } }""");
        var manifest = Blob(blobs, $$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{config.Digest}}","size":{{config.Size}}},"layers":[{{string.Join(',', layers.Select(static l => $$"""{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{{l.Digest}}","size":{{l.Size}}}"""))}}]}""");
        File.WriteAllText(Path.Combine(building, "index.json"), $$"""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{manifest.Digest}}","size":{{manifest.Size}}}]}""");
        File.WriteAllText(Path.Combine(building, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        Directory.Move(building, folder);
        return folder;
    }

    private static (string Digest, string DiffId, long Size) WriteLayer(string blobs, int index)
    {
        var path = Path.Combine(blobs, $"new{index}");
        using var diffId = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            using var tar = new MemoryStream();
            if (index == 0) SampleImage.WriteRoot(tar, 400);
            Flush();
            for (var i = 0; i < FilesPerLayer; i++)
            {
                TarFile.File(tar, $"opt/layer{index}/file{i}", SampleImage.Program(1 << 20, (index * 1000) + i));
                Flush();
            }

            TarFile.End(tar);
            Flush();

            void Flush()
            {
                var written = tar.GetBuffer().AsSpan(0, (int)tar.Length);
                diffId.AppendData(written);
                gzip.Write(written);
                tar.SetLength(0);
            }
        }

        using var file = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        File.Move(path, Path.Combine(blobs, digest));
        return ("sha256:" + digest, "sha256:" + Convert.ToHexStringLower(diffId.GetHashAndReset()), file.Length);
    }

    private static (string Digest, long Size) Blob(string blobs, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        File.WriteAllBytes(Path.Combine(blobs, digest), bytes);
        return ("sha256:" + digest, bytes.Length);
    }
}
