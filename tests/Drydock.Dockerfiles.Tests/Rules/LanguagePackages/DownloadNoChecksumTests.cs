namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class DownloadNoChecksumTests
{
    private const string Id = "download-no-checksum";

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -qO- https://a.example/x.tgz | tar xz", "2:wget -qO- https://a.example/x.tgz")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fsSLO https://a.example/x.zip && unzip x.zip", "2:curl -fsSLO https://a.example/x.zip")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget https://a.example/x.deb && dpkg -i x.deb", "2:wget https://a.example/x.deb")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -o /usr/local/bin/x https://a.example/x && chmod +x /usr/local/bin/x", "2:curl -o /usr/local/bin/x https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -L https://a.example/i > /tmp/i && sh /tmp/i", "2:curl -L https://a.example/i > /tmp/i")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -Lo \"/b/x-$V\" \"https://a.example/x-$V\" && chmod 755 \"/b/x-$V\"", "2:curl -Lo \"/b/x-$V\" \"https://a.example/x-$V\"")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fsSLO https://a.example/x.zip && echo 'aa  x.zip' | sha256sum -c - && unzip x.zip")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fsSL https://a.example/key | gpg --dearmor -o /k")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -o /data.json https://a.example/data.json")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example | sh")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget https://a.example/x.tgz && cosign verify-blob x.tgz && tar xf x.tgz")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -o a https://a.example/a && tar xf other.tar")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
