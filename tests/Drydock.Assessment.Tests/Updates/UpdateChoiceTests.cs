using Drydock.Assessment.Updates;
using Drydock.Bases.Calendar;
using Drydock.Bases.Ladder;
using Drydock.Bases.Status;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Assessment.Tests.Updates;

public sealed class UpdateChoiceTests
{
    private const string Pinned = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Other = "sha256:aaaa456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly DateOnly November = new(2026, 11, 26);

    private static UpdateChoice Of(string image, string? step, string? now = null)
    {
        Assert.True(ImageReference.TryParse(image, out var reference, out _));
        var found = now is not null && Digest.TryParse(now, out var digest) ? new BaseLookup(TagList.BuiltIn(reference, November), digest, []) : null;
        return UpdateChoice.Of(new BaseReader(SupportCalendar.BuiltIn).Read(reference, November, found), step);
    }

    [Theory]
    [InlineData("python:3.12.4-slim-bookworm", null, "python:3.12.14-slim-bookworm")]
    [InlineData("python:3.12.4-slim-bookworm", "patch", "python:3.12.14-slim-bookworm")]
    [InlineData("python:3.12.4-slim-bookworm", "OS-UPGRADE", "python:3.12.14-slim-trixie")]
    [InlineData("python:3.12.4-slim-bookworm", "feature", "python:3.13.15-slim-bookworm")]
    [InlineData("node:22-bookworm-slim", "feature", "node:24-bookworm-slim")]
    [InlineData("node:22-bookworm-slim", "major", "node:24-bookworm-slim")]
    public void A_step_is_that_of_the_ladder_and_none_means_the_smallest(string image, string? step, string expected) => Assert.Equal(expected, Of(image, step).Reference?.Familiar);

    [Fact]
    public void A_pinned_digest_is_renewed_first()
    {
        Assert.Equal($"python:3.12-slim-bookworm@{Other}", Of($"python:3.12-slim-bookworm@{Pinned}", null, Other).Reference?.Familiar);
        Assert.Equal("python:3.12.14-slim-bookworm", Of($"python:3.12.4-slim-bookworm@{Pinned}", null, Pinned).Reference?.Familiar);
    }

    [Fact]
    public void A_rebuild_of_a_tag_without_digest_keeps_what_is_written() => Assert.Equal("python:3.12-slim-bookworm", Of("python:3.12-slim-bookworm", "rebuild", Other).Reference?.Familiar);

    [Theory]
    [InlineData("python:3.12-slim-bookworm", null, "3.12 floats")]
    [InlineData("python:3.12-slim-bookworm", "major", "there is no major step")]
    public void Without_a_step_the_reason_is_told(string image, string? step, string expected)
    {
        var choice = Of(image, step);
        Assert.Null(choice.Reference);
        Assert.Contains(expected, choice.Reason, StringComparison.Ordinal);
    }
}
