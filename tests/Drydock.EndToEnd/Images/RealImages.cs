using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Images;

/// <summary>The folder of real images that DRYDOCK_IMAGES names (made by eng/images/fresh-roots.sh and build-examples.sh).</summary>
internal static class RealImages
{
    /// <summary>A fresh root file system: <c>minbase</c> or <c>full</c>. Skips the test when it is not there.</summary>
    public static string Root(string name)
    {
        var path = Path.Combine(Folder(), name);
        Assert.SkipUnless(Directory.Exists(path), $"{path} is not there; run eng/images/fresh-roots.sh");
        return path;
    }

    /// <summary>The docker-archive of a service of the reference fleet. Skips the test when it is not there.</summary>
    public static string Example(string service)
    {
        var path = Path.Combine(Folder(), service + ".docker.tar");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there; run eng/images/build-examples.sh");
        return path;
    }

    /// <summary>A root packed as an image; the formats are those of eng/images/pack-root.sh.</summary>
    public static async Task<string> PackAsync(string name, CancellationToken cancellationToken)
    {
        Command.NeedAsRoot("umoci", "skopeo");
        var packed = Path.Combine(Folder(), name + ".packed");
        await Command.MustAsync(["bash", Path.Combine(Repository.Root, "eng/images/pack-root.sh"), Root(name), packed], cancellationToken);
        return packed;
    }

    /// <summary>The folder itself. Skips the test when there is none.</summary>
    public static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("DRYDOCK_IMAGES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "DRYDOCK_IMAGES is not set; eng/images/fresh-roots.sh makes such a folder");
        return Path.GetFullPath(folder!);
    }
}
