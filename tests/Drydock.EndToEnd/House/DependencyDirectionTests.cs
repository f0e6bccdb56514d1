using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Drydock.EndToEnd.House;

/// <summary>The rooms of the house and who may know whom: a room references only rooms below it, and third parties stay in their place.</summary>
public sealed class DependencyDirectionTests
{
    private static readonly string[] Rooms = ["Drydock.Images", "Drydock.Packages", "Drydock.Advisories", "Drydock.Dockerfiles", "Drydock.Gpu", "Drydock.Bases", "Drydock.Assessment", "drydock"];

    [Theory]
    [InlineData("Drydock.Images")]
    [InlineData("Drydock.Packages", "Drydock.Images")]
    [InlineData("Drydock.Advisories", "Drydock.Images", "Drydock.Packages")]
    [InlineData("Drydock.Gpu")]
    [InlineData("Drydock.Dockerfiles", "Drydock.Gpu", "Drydock.Images")]
    [InlineData("Drydock.Bases", "Drydock.Images", "Drydock.Packages", "Drydock.Advisories")]
    [InlineData("Drydock.Assessment", "Drydock.Images", "Drydock.Packages", "Drydock.Advisories", "Drydock.Bases", "Drydock.Dockerfiles", "Drydock.Gpu")]
    public void A_room_references_only_rooms_below_it(string room, params string[] below)
    {
        if (AssemblyPath(room) is not { } path)
        {
            Assert.SkipWhen(true, $"{room} is not built yet");
            return;
        }

        Assert.Empty(ReferencesOf(path).Intersect(Rooms).Except(below));
    }

    [Theory]
    [InlineData("Spectre.Console", "drydock")]
    [InlineData("Spectre.Console.Ansi", "drydock")]
    [InlineData("System.CommandLine", "drydock")]
    [InlineData("Docker.DotNet", "Drydock.Images")]
    [InlineData("Tomlyn", "Drydock.Packages")]
    [InlineData("YamlDotNet", "Drydock.Dockerfiles", "Drydock.Assessment")]
    [InlineData("Microsoft.Data.Sqlite", "Drydock.Images", "Drydock.Advisories", "Drydock.Assessment")]
    public void A_third_party_is_referenced_only_where_it_belongs(string package, params string[] allowed)
    {
        var users = Rooms.Where(room => AssemblyPath(room) is { } path && ReferencesOf(path).Contains(package));

        Assert.Empty(users.Except(allowed));
    }

    [Fact]
    public void Every_room_that_is_built_is_known_to_this_test()
    {
        var built = Directory.EnumerateFiles(AppContext.BaseDirectory, "Drydock.*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(static name => name is not ("Drydock.EndToEnd" or "Drydock.TestKit"));

        Assert.Empty(built.Except(Rooms));
        Assert.NotNull(AssemblyPath("Drydock.Images"));
    }

    private static string? AssemblyPath(string room) =>
        Path.Combine(AppContext.BaseDirectory, room + ".dll") is var path && File.Exists(path) ? path : null;

    private static List<string> ReferencesOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
