using Drydock.Bench;

// Usage: dotnet run --project bench/Drydock.Bench -c Release -- DRYDOCK_BINARY WORK_FOLDER [NAME…]
// Every number of a run is taken on one machine in one go; compare ratios, not seconds of different machines.
if (args.Length < 2 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("usage: bench DRYDOCK_BINARY WORK_FOLDER [startup|gzip|archive|files|cached|shared|database|check …]");
    return 1;
}

var bench = new BenchRun(Path.GetFullPath(args[0]), Directory.CreateDirectory(args[1]).FullName);
IReadOnlyList<(string Name, Action<BenchRun> Run)> all =
[
    ("startup", StartUp.Run),
    ("gzip", GzipLayers.Run),
    ("archive", PlainArchive.Run),
    ("files", ManyFiles.Run),
    ("cached", CachedScan.Run),
    ("shared", SharedCache.Run),
    ("database", DatabaseBuild.Run),
    ("check", CheckFiles.Run),
];

foreach (var (name, run) in all)
    if (args.Length == 2 || args.Skip(2).Contains(name, StringComparer.Ordinal))
        run(bench);
return 0;
