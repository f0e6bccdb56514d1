using Drydock.Assessment.Review;

namespace Drydock.Assessment.Tests.Review;

public sealed class ReviewBuilderTests
{
    private static readonly MonthlyReview November = GivenReview.All().Single(r => r.Name == "november").Review;

    [Fact]
    public void The_month_before_is_told_as_it_stood_at_its_end()
    {
        var october = GivenReview.All().Single(r => r.Name == "october").Review;
        Assert.Equal(october.Figures, November.Before);
        Assert.Null(october.Before);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), october.AsOf);
    }

    [Fact]
    public void Deadlines_missed_and_kept_are_counted_in_the_month_they_fell_in()
    {
        var (api, job) = (November.Services[0], November.Services[1]);
        // Two high findings of 3 November were due on the 6th and are still there; the medium one of October was due on the 13th and went later.
        Assert.Equal(["CVE-2026-0005", "CVE-2026-0006"], api.Open.Where(r => r.Episode.IsOverdue(November.AsOf)).Select(r => r.Finding.Key.Vulnerability).Order());
        Assert.Equal(2, api.Figures.Missed);
        Assert.Equal(1, api.Before!.Kept);
        // The high finding of October was due three days later, in October.
        Assert.Equal((0, 1), (job.Figures.Fixed, job.Before!.Missed));
    }

    [Fact]
    public void One_update_closes_all_findings_of_a_package_with_the_highest_fix()
    {
        var update = November.Services[0].Updates.Single();
        Assert.Equal(("openssl", 2), (update.Package, update.Fixes.Total));
        Assert.Equal(["1.0.10"], update.To);
    }

    [Fact]
    public void A_rebuilt_base_is_told() => Assert.Equal(Given.DigestOf("two").ToString(), Assert.Single(November.Services[0].Refreshes).Digest);

    [Fact]
    public void Trials_are_those_of_the_month_and_what_came_of_them_is_to_be_decided()
    {
        Assert.Equal([("python:3.13-slim", "build"), ("python:3.11-slim-trixie", null)], November.Services[0].Trials.Select(t => (t.Reference, t.Failed)));
        Assert.Contains(November.Decisions, d => d.Service == "job" && d.Question == "The newest content of debian:12-slim, its base, was tried on 2026-11-25 and failed: test: ./check.sh ended with 1 (Segmentation fault): mend the service before it is built again.");
        Assert.Contains(November.Decisions, d => d.Question.StartsWith("python:3.13-slim was tried on 2026-11-25 and failed: build: buildah ended with 127 (/bin/sh: 1: adduser: not found", StringComparison.Ordinal));
        Assert.Contains(November.Decisions, d => d.Question.StartsWith("python:3.11-slim-trixie was tried on 2026-11-25 and passed, with breaking changes: take it", StringComparison.Ordinal));
    }

    [Fact]
    public void The_months_work_is_told_in_its_order_and_what_failed_of_it_was_not_seen()
    {
        Assert.Equal(["registry failed", "scan complete", "trial complete"], November.Services[0].Work.Select(s => $"{s.Name} {s.Outcome}"));
        Assert.Contains(November.Unseen, g => g.StartsWith("api: its registry step failed on 2026-11-25: asking 127.0.0.1", StringComparison.Ordinal));
        Assert.DoesNotContain(November.Unseen, g => g.StartsWith("job: its trial", StringComparison.Ordinal));
        Assert.Empty(GivenReview.All().Single(r => r.Name == "october").Review.Services[0].Work);
    }

    [Fact]
    public void Waivers_that_end_are_told_with_what_they_cover()
    {
        Assert.Equal([("CVE-2026-0009", true, 1), ("CVE-2026-0004", false, 1)], November.Waivers.Select(w => (w.Waiver.Id, w.HasEnded, w.Covers)));
        Assert.Contains(November.Decisions, d => d.Question.Contains("CVE-2026-0004", StringComparison.Ordinal));
    }

    [Fact]
    public void What_could_not_be_seen_is_said()
    {
        Assert.Contains("job: the registry said 401.", November.Unseen);
        Assert.Contains(GivenReview.All().Single(r => r.Name == "empty").Review.Unseen, g => g.Contains("bundled sample", StringComparison.Ordinal));
    }

    [Fact]
    public void The_most_urgent_decision_comes_first() => Assert.Equal(November.Decisions.Select(d => d.By ?? DateOnly.MaxValue).Order(), November.Decisions.Select(d => d.By ?? DateOnly.MaxValue));

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-13", false)]
    [InlineData("26-11", false)]
    [InlineData("2026-11-01", false)]
    [InlineData("", false)]
    public void Months_are_read(string text, bool expected) => Assert.Equal(expected, ReviewMonth.TryParse(text, out _));
}
