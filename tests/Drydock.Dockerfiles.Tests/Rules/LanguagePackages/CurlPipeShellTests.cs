namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class CurlPipeShellTests
{
    private const string Id = "curl-pipe-shell";

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fsSL https://a.example | bash -", "2:curl -fsSL https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -qO- https://a.example | sudo -E bash -s -- -y", "2:wget -qO- https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | python3 -", "2:curl https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN sh -c \"$(curl -fsSL https://a.example)\"", "2:curl -fsSL https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN eval \"$(curl https://a.example)\"", "2:curl https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nSHELL [\"/bin/bash\",\"-c\"]\nRUN bash <(curl -s https://a.example)", "3:<(curl -s https://a.example)")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | sed s/a/b/ | sh", "2:curl https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN /bin/bash -c 'curl https://a.example | sh'", "2:curl https://a.example")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | tar xz")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | python3 -c 'import json'")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | python3 -m json.tool")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | gpg --dearmor")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -o x https://a.example && sh x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN echo 'curl | sh'")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN cat x | sh")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN V=$(curl https://a.example) && bash x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | sh -c 'cat'")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
