using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>definition-description</c>.</summary>
public sealed class DefinitionDescriptionTests
{
    private const string Id = "definition-description";

    [Theory]
    [InlineData("# the version\nARG VERSION=1\nFROM a\n", "2:ARG")]
    [InlineData("# version of it\n# more\nARG VERSION=1 OTHER=2\nFROM a\n", "3:ARG")]
    [InlineData("# builds\nFROM a AS build\n# last\nFROM b as final\n", "2:FROM", "4:FROM")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("# VERSION of the service\nARG VERSION=1\nFROM a\n")]
    [InlineData("# other words\n# OTHER is the second\nARG VERSION=1 OTHER=2\nFROM a\n")]
    [InlineData("# a heading\n\n#\nARG VERSION=1\nFROM a\n")]
    [InlineData("# build compiles\nFROM a AS build\n# no name\nFROM b\n# no definition\nRUN true\n")]
    [InlineData("# hadolint ignore=DL3006\nFROM a AS build\n# drydock ignore=base-untagged reason=\"x\"\nARG A\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void It_speaks_only_when_it_is_asked() => Assert.Empty(RuleAssert.Of(Id, "# the version\nARG VERSION=1\nFROM a\n", CheckSettings.Default));
}
