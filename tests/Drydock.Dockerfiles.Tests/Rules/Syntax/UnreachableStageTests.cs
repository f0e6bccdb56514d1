using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class UnreachableStageTests
{
    [Theory]
    [InlineData("FROM a AS b\nFROM b AS c\nFROM d\n", "1:FROM a AS b", "2:FROM b AS c")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("unreachable-stage", text, expected);

    [Theory]
    [InlineData("FROM a AS b\nFROM c\nRUN --mount=from=b,target=/x y\n")]
    [InlineData("FROM a AS b\nFROM c\nCOPY --from=B /x /y\n")]
    [InlineData("FROM a\nFROM c\nCOPY --from=0 /x /y\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("unreachable-stage", text);

    [Theory]
    [InlineData("FROM a AS b\n# What is shipped.\nFROM d\n")]
    [InlineData("FROM a AS unused\nFROM b AS used\nFROM c\nCOPY --from=1 /x /y\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("unreachable-stage", text);

    [Fact]
    public void What_a_compose_service_builds_is_needed()
    {
        var services = ComposeReader.Read("compose.yaml", "services:\n  test:\n    build:\n      context: .\n      target: Test\n").Services;

        RuleAssert.CatchesNot("unreachable-stage", "FROM a AS base\nFROM base AS test\nFROM c\n", CheckSettings.Default with { Services = services });
        RuleAssert.Catches("unreachable-stage", "FROM a AS base\nFROM base AS test\nFROM c\n", "1:FROM a AS base", "2:FROM base AS test");
    }
}
