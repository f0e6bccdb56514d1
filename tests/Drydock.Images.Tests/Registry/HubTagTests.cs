using System.Text;
using Drydock.Images.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class HubTagTests
{
    private static readonly string Digest = "sha256:" + new string('a', 64);

    private static readonly string Answer =
        $$"""{"name":"3.12","last_updated":"2026-11-25T08:00:00Z","tag_last_pushed":"2026-11-20T08:00:00.5Z","digest":"{{Digest}}","images":[{"os":"linux","architecture":"arm","variant":"v7","digest":"{{Digest}}"},{"os":"linux","architecture":"amd64","variant":null,"digest":"{{Digest}}"},{"os":"unknown","architecture":"unknown","digest":"{{Digest}}"},{"os":"linux","architecture":"s390x","digest":"no digest"},7]}""";

    private static HubTag? Read(string text) => HubTag.Read(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void The_day_of_the_push_the_digest_and_the_platforms_are_read()
    {
        var tag = Read(Answer)!;
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 0, 0, 500, TimeSpan.Zero), tag.Pushed);
        Assert.Equal(Digest, tag.Digest.ToString());
        Assert.Equal(["linux/amd64", "linux/arm/v7"], tag.Platforms.Select(static p => p.Platform.ToString()));
    }

    [Fact]
    public void Without_a_day_of_the_push_that_of_the_last_change_counts_and_without_both_none() => Assert.Equal(
        [new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero), null],
        new[] { Read(Answer.Replace("tag_last_pushed", "x", StringComparison.Ordinal))!.Pushed, Read("{\"name\":\"3.12\",\"last_updated\":\"soon\"}")!.Pushed });

    [Fact]
    public void A_cut_answer_is_none_at_any_byte() => Assert.All(Enumerable.Range(0, Answer.Length - 1), static length => Assert.Null(Read(Answer[..length])));

    [Theory]
    [InlineData("https://hub.docker.com", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://hub.docker.com", false)]
    [InlineData("https://user:secret@hub.docker.com", false)]
    [InlineData("ftp://hub.docker.com", false)]
    public void Only_https_or_this_machine_is_asked(string address, bool expected) => Assert.Equal(expected, HubClient.IsAllowed(new Uri(address)));
}
