using Drydock.Packages.Catalogers;
using Drydock.Packages.Catalogers.LockFiles;

namespace Drydock.Packages.Tests.Catalogers;

public sealed class CatalogerTests
{
    private static readonly ICataloger[] Registered = [.. Cataloger.All, .. LockFile.All];

    [Fact]
    public void Every_cataloger_type_is_registered_once()
    {
        var types = typeof(ICataloger).Assembly.GetTypes().Where(static t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(ICataloger)));
        Assert.Equal(types.Select(static t => t.Name).Order(StringComparer.Ordinal), Registered.Select(static c => c.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_are_unique_and_the_reader_version_holds_them_all()
    {
        Assert.Equal(Registered.Length, Registered.Select(static c => c.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Registered, static c => Assert.Contains($"{c.Name} {c.Version}", new PackageFiles().ReaderVersion, StringComparison.Ordinal));
    }

    [Fact]
    public void Operating_system_databases_come_first()
    {
        var isDatabase = Cataloger.All.Select(static c => c is IOsCataloger).ToArray();
        Assert.Equal(isDatabase.OrderDescending(), isDatabase);
    }

    [Fact]
    public void Asking_for_a_path_allocates_nothing()
    {
        var files = new PackageFiles();
        string[] paths = ["usr/share/doc/bash/copyright", "var/lib/dpkg/status", "a/node_modules/b/package.json", "x/y-1.dist-info/METADATA", "etc/os-release", "requirements.txt"];
        var allocated = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var wanted = 0;
            for (var i = 0; i < 1000; i++)
                foreach (var path in paths)
                    if (files.Wants(path)) wanted++;
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(5000, wanted);
        }

        Assert.Equal(0, allocated);
    }
}
