using CsCheck;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Versions;

public sealed class DriverVersionTests
{
    private static readonly Gen<DriverVersion> Versions =
        Gen.Select(Gen.Int[300, 700], Gen.Int[0, 200], Gen.Int[0, 99], static (a, b, c) => DriverVersion.Parse($"{a}.{b}.{c:00}"));

    [Theory]
    [InlineData("450.80.02", "450.80.2")]
    [InlineData("580", "580.0.0")]
    [InlineData("455.32", "455.32.00")]
    public void Spellings_of_one_driver_are_equal(string a, string b)
    {
        Assert.Equal(DriverVersion.Parse(a), DriverVersion.Parse(b));
        Assert.Equal(DriverVersion.Parse(a).GetHashCode(), DriverVersion.Parse(b).GetHashCode());
    }

    [Theory]
    [InlineData("535.54.03", "535.104.05")]
    [InlineData("570.26", "570.124.06")]
    [InlineData("580", "580.65.06")]
    [InlineData("525.60.13", "550.54.14")]
    public void Numbers_decide_not_digits(string older, string newer)
    {
        Assert.True(DriverVersion.Parse(older) < DriverVersion.Parse(newer));
        Assert.True(DriverVersion.Parse(newer) >= DriverVersion.Parse(older));
    }

    [Theory]
    [InlineData("")]
    [InlineData("550.")]
    [InlineData("r550")]
    [InlineData("550.54.14.1")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData(">=550")]
    [InlineData("550 .54")]
    public void Other_text_is_no_version(string text) => Assert.False(DriverVersion.TryParse(text, out _));

    [Fact]
    public void The_order_is_total() => Gen.Select(Versions, Versions, Versions).Sample(static (a, b, c) =>
        a.CompareTo(b) == -b.CompareTo(a) && (a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0));

    [Fact]
    public void Written_and_read_again_is_the_same() => Versions.Sample(static v => DriverVersion.Parse(v.ToString()) == v);

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(static text => DriverVersion.TryParse(text, out var v) ? v.ToString() == text : v == default);
}
