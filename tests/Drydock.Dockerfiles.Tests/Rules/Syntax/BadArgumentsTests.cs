namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class BadArgumentsTests
{
    [Theory]
    [InlineData("FROM a b\n", "1:FROM a b")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK FOO\n", "2:HEALTHCHECK FOO")]
    [InlineData("FROM a AS builder\nFROM Builder\n", "2:Builder")]
    [InlineData("FROM a:b:c\n", "1:a:b:c")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("bad-arguments", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK NONE\n")]
    [InlineData("FROM scratch\n")]
    [InlineData("FROM a AS b\nFROM b\n")]
    [InlineData("ARG X=A:B:C\nFROM $X\n")]
    [InlineData("FROM ghcr.io/a/b:1@sha256:abababababababababababababababababababababababababababababababab\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("bad-arguments", text);

    [Theory]
    [InlineData("ENV A=${B^^}", "ENV A=${B:-c}")]
    [InlineData("LABEL a='b", "LABEL a='b'")]
    [InlineData("WORKDIR ${}", "WORKDIR ${A:?name it}")]
    [InlineData("COPY ${A:1} /x", "COPY ${A:+b} /x")]
    [InlineData("RUN --mount=type=bing,target=/x y", "RUN --mount=type=bind,target=/x y")]
    [InlineData("RUN --mount=type=cache,taget=/x y", "RUN --mount=type=cache,target=/x,uid=1,ro,sharing=locked y")]
    [InlineData("RUN --mount=type=cache,target=/x,sharing=all y", "RUN --mount=type=$T,target=/x,sharing=$S,Z y")]
    [InlineData("COPY --chmod=rwx a /b", "COPY --chmod=u=rwX,go=rX a /b")]
    [InlineData("ADD --chmod=0888 a /b", "ADD --chmod=0755 a /b")]
    [InlineData("COPY <<E /x\n${A:0:1}\nE", "COPY <<'E' /x\n${A:0:1}\nE")]
    [InlineData("COPY <<E /x\n${A,,}\nE", "COPY <<E /x\nit's ${A}\nE")]
    [InlineData("STOPSIGNAL SIGFOO", "STOPSIGNAL sigrtmin+3")]
    [InlineData("STOPSIGNAL 0", "STOPSIGNAL 15")]
    [InlineData("COPY https://example.org/a /b", "ADD https://example.org/a /b")]
    public void What_the_builder_refuses_later_is_reported_too(string wrong, string right)
    {
        Assert.Single(RuleAssert.Of("bad-arguments", $"FROM debian:12.11\n{wrong}\n"));
        Assert.Empty(RuleAssert.Of("bad-arguments", $"FROM debian:12.11\n{right}\n"));
    }

    [Fact]
    public void A_here_document_is_no_destination() => RuleAssert.Catches("bad-arguments", "FROM a\nCOPY b <<E\nx\nE\n", "2:COPY b <<E");
}
