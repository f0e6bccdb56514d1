using CsCheck;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Versions;

public sealed class WheelVersionTests
{
    private static readonly Gen<WheelVersion> Versions = Gen.Select(
        Gen.Int[0, 3].Array[1, 4],
        OneOf("", "a1", "b2", "rc1"),
        OneOf("", ".post1"),
        OneOf("", ".dev20250101"),
        OneOf("", "+cpu", "+cu121", "+cu118.1"),
        static (numbers, pre, post, dev, local) => WheelVersion.Parse(string.Join('.', numbers) + pre + post + dev + local));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void The_order_is_that_of_pep_440()
    {
        string[] sorted =
        [
            "2.5.dev1", "2.5a1.dev1", "2.5a1", "2.5b1", "2.5rc1", "2.5", "2.5+cpu", "2.5+cu118", "2.5+cu121", "2.5+cu121.1", "2.5+5", "2.5.post1", "2.5.1", "2.10", "1!0.1",
        ];
        for (var i = 0; i < sorted.Length; i++)
            for (var j = 0; j < sorted.Length; j++)
                Assert.Equal(i.CompareTo(j), Math.Sign(WheelVersion.Parse(sorted[i]).CompareTo(WheelVersion.Parse(sorted[j]))));
    }

    [Theory]
    [InlineData("2.5.1", "2.5.1.0")]
    [InlineData("2.6.0rc1", "2.6-rc.1")]
    [InlineData("V2.1", "2.1")]
    [InlineData("2.1+CU121", "2.1+cu121")]
    [InlineData("2.1+ubuntu_1", "2.1+ubuntu.1")]
    [InlineData("2.1-1", "2.1.post1")]
    [InlineData("2.1alpha", "2.1a0")]
    public void Spellings_of_one_version_are_equal(string a, string b)
    {
        Assert.Equal(WheelVersion.Parse(a), WheelVersion.Parse(b));
        Assert.Equal(WheelVersion.Parse(a).GetHashCode(), WheelVersion.Parse(b).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("torch")]
    [InlineData("2.")]
    [InlineData("2.5.1+")]
    [InlineData("2.5.1+cu_")]
    [InlineData("2.5.*")]
    [InlineData("99999999999999")]
    public void Other_text_is_no_version(string text) => Assert.False(WheelVersion.TryParse(text, out _));

    [Fact]
    public void The_order_is_total_and_agrees_with_equality() => Gen.Select(Versions, Versions, Versions).Sample(static (a, b, c) =>
        a.CompareTo(b) == -b.CompareTo(a)
        && (a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0)
        && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode()));

    [Fact]
    public void Written_and_read_again_is_the_same() => Versions.Sample(static v => WheelVersion.Parse(v.ToString()).Equals(v));

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(static text => WheelVersion.TryParse(text, out var v) == v is not null);
}
