using CsCheck;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Tests.Tags;

public sealed class TagVersionTests
{
    private static readonly string[] Ordered =
        ["3", "3.11", "3.11.9", "3.12", "3.12.0a1", "3.12.0a7", "3.12.0b1", "3.12.0b10", "3.12.0rc1", "3.12.0rc2", "3.12.0", "3.12.4", "3.12.10", "8u312", "8u502", "21.0.2_9", "21.0.2_13"];

    private static Gen<TagVersion> AnyVersion => Gen.Select(
        Gen.Long[0, 12].Array[1, 4], Gen.OneOf("", "rc1", "rc2", "b1", "a3", "dev", "-x"), Gen.OneOf("", "_1", "_13", "+5"),
        static (numbers, prerelease, build) => TagVersion.Parse(string.Join('.', numbers) + (prerelease.Length > 0 ? prerelease : build))).Where(static v => v is not null).Select(static v => v!);

    [Fact]
    public void Versions_are_ordered_by_number_then_stage_then_build()
    {
        var versions = Ordered.Select(static text => TagVersion.Parse(text)!).ToList();
        Assert.Equal(versions, versions.AsEnumerable().Reverse().Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("3.")]
    [InlineData(".3")]
    [InlineData("3..4")]
    [InlineData("slim")]
    [InlineData("4e1a2b3")]
    [InlineData("3.12.4-slim")]
    [InlineData("1.2.3.4.5.6.7.8.9")]
    [InlineData("99999999999999999999")]
    [InlineData("12rcx")]
    [InlineData("12rc1.5")]
    [InlineData("3_")]
    public void What_is_no_version_is_none(string text) => Assert.Null(TagVersion.Parse(text));

    [Fact]
    public void The_order_is_antisymmetric_and_transitive() =>
        Gen.Select(AnyVersion, AnyVersion, AnyVersion).Sample(static (a, b, c) =>
        {
            Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
            if (a.CompareTo(b) <= 0 && b.CompareTo(c) <= 0) Assert.True(a.CompareTo(c) <= 0, $"{a} {b} {c}");
            if (a.Equals(b)) Assert.Equal(0, a.CompareTo(b));
        });

    [Fact]
    public void Any_text_is_read_or_refused_without_an_error() =>
        Gen.Char["0123456789.vVrcabu_+-xM"].Array[0, 30].Sample(static characters =>
        {
            var version = TagVersion.Parse(characters);
            Assert.True(version is null || version.Precision is >= 1 and <= TagVersion.MostComponents);
        });
}
