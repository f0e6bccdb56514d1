using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-eol</c>.</summary>
public sealed class BaseEolTests
{
    [Theory]
    [InlineData("FROM debian:12\nFROM unknown/image:1\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-eol", text);

    [Fact]
    public void The_last_day_is_still_supported()
    {
        var settings = new CheckSettings { Today = new DateOnly(2026, 11, 1), Bases = static r => new BaseFacts { SupportedUntil = new DateOnly(2026, r.Tag == "a" ? 11 : 10, r.Tag == "a" ? 1 : 31) } };
        RuleAssert.CatchesWith("base-eol", "FROM x:a\nFROM x:b\n", settings, "2:x:b");
    }
}
