namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class InsecureTlsDownloadTests
{
    private const string Id = "insecure-tls-download";

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl --insecure -O https://a.example/x", "2:--insecure")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget --no-check-certificate https://a.example/x", "2:--no-check-certificate")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -O http://a.example/x", "2:http://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nENV GIT_SSL_NO_VERIFY=1", "2:GIT_SSL_NO_VERIFY=1")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN git config --global http.sslVerify false", "2:http.sslVerify")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN git -c http.sslVerify=false clone https://a.example/x", "2:http.sslVerify=false")]
    [InlineData("FROM buildpack-deps:bookworm\nADD http://a.example/x /x", "2:http://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN git clone http://a.example/x", "2:http://a.example/x")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -O https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl http://localhost:8080/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl http://127.0.0.1/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget http://a.example/x && echo 'aa x' | sha256sum -c")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN echo deb http://deb.debian.org/debian bookworm main > /a")]
    [InlineData("FROM buildpack-deps:bookworm\nHEALTHCHECK CMD curl -k https://localhost")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -H 'X: -k' https://a.example")]
    [InlineData("FROM buildpack-deps:bookworm\nENV GIT_SSL_NO_VERIFY=0")]
    [InlineData("FROM buildpack-deps:bookworm\nADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 http://a.example/x /x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -o k https://a.example/k")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -k -O https://a.example/x\n", "FROM buildpack-deps:bookworm\nRUN curl -O https://a.example/x\n")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -q \\\n  --no-check-certificate \\\n  https://a.example/x\n", "FROM buildpack-deps:bookworm\nRUN wget -q \\\n  https://a.example/x\n")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fkL https://a.example/x\n", "FROM buildpack-deps:bookworm\nRUN curl -fL https://a.example/x\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl http://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nENV GIT_SSL_NO_VERIFY=true")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
