namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class GoInstallUnpinnedTests
{
    private const string Id = "go-install-unpinned";

    [Theory]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go install a.example/x/cmd/y@latest", "2:a.example/x/cmd/y@latest")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go get a.example/x", "2:a.example/x")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go run a.example/x@main", "2:a.example/x@main")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go install a.example/x@v1.2.3")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go install ./cmd/x")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go install a.example/x@0123abc")]
    [InlineData("FROM golang:1.23.4-bookworm\nCOPY go.mod .\nRUN go get a.example/x")]
    [InlineData("FROM golang:1.23.4-bookworm\nCOPY . .\nRUN go install a.example/x")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go install a.example/x@${V}")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go build ./...")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go install std")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
