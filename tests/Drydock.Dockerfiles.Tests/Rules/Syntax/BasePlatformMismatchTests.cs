using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class BasePlatformMismatchTests
{
    [Theory]
    [InlineData("FROM --platform=riscv64 a\n", "1:--platform=riscv64")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-platform-mismatch", text, expected);

    [Theory]
    [InlineData("FROM --platform=linux/arm64/v8 a\n")]
    [InlineData("FROM --platform=x86_64 a\n")]
    [InlineData("FROM --platform=$BUILDPLATFORM a\n")]
    [InlineData("FROM a\n")]
    [InlineData("FROM --platform=linux/s390x scratch\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-platform-mismatch", text);

    [Fact]
    public void The_platforms_that_are_asked_for_count_where_FROM_names_none()
    {
        var settings = RuleAssert.Settings("base-platform-mismatch") with { Platforms = ["linux/amd64", "linux/ppc64le"] };

        RuleAssert.CatchesWith("base-platform-mismatch", "FROM a\nFROM --platform=$TARGETPLATFORM b\nFROM --platform=$BUILDPLATFORM c\n", settings, "1:a", "2:--platform=$TARGETPLATFORM");
    }

    [Fact]
    public void Without_facts_nothing_is_said() => RuleAssert.CatchesNot("base-platform-mismatch", "FROM --platform=linux/riscv64 acme/x:1\n", CheckSettings.Default);
}
