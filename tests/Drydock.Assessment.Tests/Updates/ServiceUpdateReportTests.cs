using Drydock.Assessment.Updates;
using Drydock.Bases.Products;
using Drydock.Images.References;

namespace Drydock.Assessment.Tests.Updates;

public sealed class ServiceUpdateReportTests
{
    private static ImageReference Image(string text) => ImageReference.TryParse(text, out var reference, out _) ? reference : throw new ArgumentException(text, nameof(text));

    private static ServiceUpdateReport Report(string service = "api") => new()
    {
        Service = service,
        Dockerfile = "api/Dockerfile",
        From = Image("python:3.12.4-slim"),
        To = Image("python:3.12.14-slim@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        Reason = "the newest of Python 3.12",
        Risk = new UpdateRisk(RiskLevel.Low, "fixes only"),
        Proofs = [new UpdateProof("build", true, "built with buildah 1.28")],
    };

    [Fact]
    public void The_first_line_of_the_commit_says_what_moves() =>
        Assert.Equal("api: base image python:3.12.4-slim to 3.12.14-slim@sha256:0123456789ab", Report().Subject);

    [Fact]
    public void The_body_says_what_proved_it()
    {
        var body = Report().Body();
        Assert.Contains("The newest of Python 3.12. Risk: low (fixes only).\n", body, StringComparison.Ordinal);
        Assert.Contains("## Tried\n\n- build: `built with buildah 1.28`\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_tells_its_lines_and_hides_what_would_move_the_cursor()
    {
        var failed = Report() with { Proofs = [new UpdateProof("build", false, "buildah ended with 1") { Log = ["E: no \u001b[2Jpackage"] }] };
        Assert.False(failed.Passed);
        Assert.StartsWith("api: build failed with python:3.12.14-slim@sha256:", failed.Failure(), StringComparison.Ordinal);
        Assert.EndsWith(": buildah ended with 1\n    E: no \\u{1B}[2Jpackage\n", failed.Failure(), StringComparison.Ordinal);
        Assert.Equal("", Report().Failure());
    }

    [Fact]
    public void Names_cannot_break_out_of_the_Markdown_or_mention_anybody() =>
        Assert.Contains("The base of `@all \\u{60}x\\u{60} <img>` ", Report("@all `x` <img>").Body(), StringComparison.Ordinal);
}
