namespace Drydock.Packages.Tests;

public sealed class InventoryReaderTests
{
    private const string Site = "usr/lib/python3.12/site-packages";

    [Fact]
    public void An_OS_package_is_introduced_by_the_lowest_layer_from_which_it_is_continuously_present()
    {
        var inventory = new TestLayers()
            .Layer(static l => l.File(Samples.Status, Samples.Deb("base", "1") + Samples.Deb("comes-and-goes", "1")))
            .Layer(static l => l.File("srv/data", "x"))
            .Layer(static l => l.File(Samples.Status, Samples.Deb("base", "1") + Samples.Deb("new", "1")))
            .Layer(static l => l.File(Samples.Status, Samples.Deb("base", "1") + Samples.Deb("new", "2") + Samples.Deb("comes-and-goes", "1")))
            .Inventory();
        Assert.Equal([("base", 0), ("comes-and-goes", 3), ("new", 3)], inventory.Packages.Select(static p => (p.Name, p.IntroducedIn ?? -1)));
        Assert.All(inventory.Packages, static p => Assert.Equal(3, p.Locations.Single().Layer));
    }

    [Fact]
    public void A_record_rewritten_without_change_keeps_its_layer()
    {
        var inventory = new TestLayers()
            .Layer(static l => l.File("lib/apk/db/installed", "P:musl\nV:1-r0\nA:x\n\n"))
            .Layer(static l => l.File("lib/apk/db/installed", "P:musl\nV:1-r0\nA:x\n\nP:curl\nV:1-r0\nA:x\n\n"))
            .Inventory();
        Assert.Equal([("curl", 1), ("musl", 0)], inventory.Packages.Select(static p => (p.Name, p.IntroducedIn ?? -1)));
    }

    [Fact]
    public void A_database_that_a_later_layer_moves_behind_a_link_keeps_its_history()
    {
        var inventory = new TestLayers()
            .Layer(static l => l.File(Samples.Status, Samples.Deb("base", "1")))
            .Layer(static l => l.Whiteout("var/lib/dpkg"))
            .Layer(static l => l.File("usr/lib/dpkgdb/status", Samples.Deb("base", "1") + Samples.Deb("new", "1")).Link("var/lib/dpkg", "../../usr/lib/dpkgdb"))
            .Inventory();
        Assert.Equal([("base", 2), ("new", 2)], inventory.Packages.Select(static p => (p.Name, p.IntroducedIn ?? -1)));
    }

    [Fact]
    public void Other_packages_are_introduced_by_the_layer_of_their_metadata()
    {
        var inventory = new TestLayers()
            .Layer(static l => l.File($"{Site}/a-1.dist-info/METADATA", Samples.Metadata("a", "1")))
            .Layer(static l => l.File($"{Site}/b-1.dist-info/METADATA", Samples.Metadata("b", "1")).File("opt/a-1.dist-info/METADATA", Samples.Metadata("a", "1")))
            .Inventory();
        Assert.Equal([("a", 0), ("b", 1)], inventory.Packages.Select(static p => (p.Name, p.IntroducedIn ?? -1)));
        Assert.Equal([0, 1], inventory.Single("a").Locations.Select(static l => l.Layer));
    }

    [Fact]
    public void Packages_are_sorted_by_type_name_version_and_architecture()
    {
        var inventory = TestLayers.Of(
            ($"{Site}/a-1.dist-info/METADATA", Samples.Metadata("a", "1")),
            (Samples.Status, Samples.Deb("z", "2") + Samples.Deb("b", "1", architecture: "i386") + Samples.Deb("b", "1") + Samples.Deb("B", "1")),
            ("lib/apk/db/installed", "P:a\nV:1\n")).Inventory();
        Assert.Equal(
            ["Deb B 1 amd64", "Deb b 1 amd64", "Deb b 1 i386", "Deb z 2 amd64", "Apk a 1 ", "PyPi a 1 "],
            inventory.Packages.Select(static p => $"{p.Type} {p.Name} {p.Version} {p.Architecture}"));
    }

    [Fact]
    public void Problems_of_reading_the_image_are_not_repeated() =>
        Assert.Empty(TestLayers.Of((Samples.Status, Samples.Deb("a", "1"))).Inventory().Problems);

    [Fact]
    public void A_single_file_of_any_name_is_read_as_requirements()
    {
        var inventory = InventoryReader.ReadFile("/work/my-freeze.list", "flask==3.0.0\n"u8.ToArray());
        Assert.Equal("my-freeze.list", inventory.Single("flask").Locations.Single().Path);
        Assert.True(inventory.HasDatabase);
    }
}
