namespace Drydock.Packages.Tests.Catalogers;

public sealed class NpmTests
{
    [Theory]
    [InlineData("app/node_modules/lodash/package.json", true)]
    [InlineData("node_modules/@babel/core/package.json", true)]
    [InlineData("app/node_modules/a/node_modules/b/package.json", true)]
    [InlineData("app/package.json", false)]
    [InlineData("app/node_modules/lodash/fp/package.json", false)]
    [InlineData("app/node_modules/@babel/package.json", false)]
    [InlineData("app/node_modules/@babel/runtime/helpers/esm/package.json", false)]
    [InlineData("app/node_modules/.package-lock.json", false)]
    [InlineData("app/xnode_modules/lodash/package.json", false)]
    [InlineData("app/node_modules/package.json", false)]
    public void Only_the_root_of_a_package_counts(string path, bool wanted) => Assert.Equal(wanted, new Packages.Catalogers.Npm().Wants(path));

    [Fact]
    public void A_scoped_package_has_its_scope_as_namespace() => Assert.Equal("pkg:npm/%40babel/core@7.24.0",
        TestLayers.Of(("node_modules/@babel/core/package.json", """{"name":"@babel/core","version":"7.24.0","scripts":{"x":"y"}}""")).Inventory().Single("@babel/core").Purl);

    [Fact]
    public void Copies_of_one_package_are_one_package_in_several_places() => Assert.Equal(2, TestLayers.Of(
        ("a/node_modules/x/package.json", """{"name":"x","version":"1.0.0"}"""),
        ("b/node_modules/x/package.json", """{"version":"1.0.0","name":"x"}""")).Inventory().Single("x").Locations.Length);

    [Theory]
    [InlineData("{\"name\":\"x\"}", 0)]
    [InlineData("{\"name\":1,\"version\":[]}", 0)]
    [InlineData("[]", 0)]
    [InlineData("{\"name\":\"x\",\"version\":", 1)]
    [InlineData("", 1)]
    public void What_is_no_package_is_none_and_what_is_no_JSON_is_a_problem(string json, int problems)
    {
        var inventory = TestLayers.Of(("node_modules/x/package.json", json)).Inventory();
        Assert.Empty(inventory.Packages);
        Assert.Equal(problems, inventory.Problems.Length);
    }

    [Fact]
    public void Deep_nesting_is_a_problem() => Assert.Single(TestLayers.Of(("node_modules/x/package.json", new string('[', 100_000))).Inventory().Problems);
}
