using CsCheck;
using Drydock.Advisories.Cvss;

namespace Drydock.Advisories.Tests.Cvss;

public sealed class CvssVectorTests
{
    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.1", "9.8")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "3.1", "10.0")]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "3.0", "7.5")]
    [InlineData("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "3.1", "7.8")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "3.1", "6.1")]
    [InlineData("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N", "3.1", "0.0")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P", "2.0", "7.5")]
    [InlineData("AV:N/AC:L/Au:N/C:C/I:C/A:C", "2.0", "10.0")]
    [InlineData("(AV:N/AC:M/Au:N/C:N/I:P/A:N)", "2.0", "4.3")]
    public void A_vector_has_its_published_base_score(string vector, string version, string score)
    {
        Assert.True(CvssVector.TryParse(vector, out var found));
        Assert.Equal((version, vector, decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture)), (found.Version, found.Vector, found.Score));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CVSS:3.1/")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H")]
    [InlineData("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:9.9/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("7.5")]
    public void What_is_no_vector_has_no_score(string? text) => Assert.False(CvssVector.TryParse(text, out _));

    [Fact]
    public void Any_score_lies_between_0_and_10_with_one_decimal() =>
        Gen.Int[0, 3].Array[8].Sample(static i =>
        {
            var vector = $"CVSS:3.1/AV:{"NALP"[i[0]]}/AC:{"LHLH"[i[1]]}/PR:{"NLHN"[i[2]]}/UI:{"NRNR"[i[3]]}/S:{"UCUC"[i[4]]}"
                + $"/C:{"NLHN"[i[5]]}/I:{"NLHN"[i[6]]}/A:{"NLHN"[i[7]]}";
            return CvssVector.TryParse(vector, out var score) && score.Score is >= 0 and <= 10 && decimal.Round(score.Score, 1) == score.Score;
        });
}
