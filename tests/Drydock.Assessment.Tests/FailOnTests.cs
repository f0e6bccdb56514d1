using Drydock.Advisories;

namespace Drydock.Assessment.Tests;

public sealed class FailOnTests
{
    [Theory]
    [InlineData("critical", "critical")]
    [InlineData("High", "high and worse")]
    [InlineData("negligible", "negligible and worse")]
    [InlineData("unknown", "unknown")]
    [InlineData("low, critical", "critical, low")]
    [InlineData("high,high,unknown", "high, unknown")]
    public void Reads_one_word_or_a_list(string text, string meaning)
    {
        Assert.True(FailOn.TryParse(text, out var failOn, out _));
        Assert.Equal(meaning, failOn.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("high,")]
    [InlineData("hihg")]
    [InlineData("5")]
    [InlineData("high;low")]
    [InlineData("high\u001b[31m")]
    public void Refuses_anything_else_and_says_what_may_be_written(string text)
    {
        Assert.False(FailOn.TryParse(text, out _, out var error));
        Assert.EndsWith("critical, high, medium, low, negligible, unknown", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error);
    }

    [Fact]
    public void One_word_never_includes_unknown() => Assert.DoesNotContain(Severity.Unknown, FailOn.AtLeast(Severity.Negligible).Severities);
}
