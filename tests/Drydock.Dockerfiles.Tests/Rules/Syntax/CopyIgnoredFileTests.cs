using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class CopyIgnoredFileTests
{
    [Theory]
    [InlineData("Dockerfile", "COPY Dockerfile /x\nADD Dockerfile /y\n", "2:Dockerfile", "3:Dockerfile")]
    [InlineData("*", "COPY . /x\n", "2:.")]
    [InlineData("secret", "COPY secret/key /x\n", "2:secret/key")]
    [InlineData("*.log", "COPY *.log /x\n", "2:*.log")]
    public void It_is_reported(string ignore, string text, params string[] expected) =>
        RuleAssert.CatchesWith("copy-ignored-file", "FROM debian:12.11\n" + text, Beside(ignore), expected);

    [Theory]
    [InlineData("*\n!app.py", "COPY other.py /x\n")]
    [InlineData("foo", "COPY . /x\nCOPY foobar /y\nCOPY a/foo /z\n")]
    [InlineData("*.py", "COPY . /x\n")]
    [InlineData("foo", "COPY <<foo /x\nfoo\nCOPY --from=a:1 foo /x\nADD https://x/foo /x\nCOPY $F /x\n")]
    public void It_is_not_reported(string ignore, string text) => RuleAssert.CatchesNot("copy-ignored-file", "FROM debian:12.11\n" + text, Beside(ignore));

    private static CheckSettings Beside(string ignore) => CheckSettings.Default with { Folder = RuleAssert.Folder((".dockerignore", ignore)) };
}
