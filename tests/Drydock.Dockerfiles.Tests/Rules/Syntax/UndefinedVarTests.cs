using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class UndefinedVarTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nWORKDIR /x/$NONE\n", "2:/x/$NONE")]
    [InlineData("FROM debian:12.11\nLABEL a=$B\n", "2:a=$B")]
    [InlineData("FROM debian:12.11\nENV PATH=$PAHT:/x\n", "2:PATH=$PAHT:/x")]
    [InlineData("FROM debian:12.11\nCOPY $late /x\nARG late=y\nRUN echo $late\n", "2:$late")]
    [InlineData("FROM debian:12.11\nCOPY --chown=$OWNER a /b\n", "2:$OWNER")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=$DIR true\n", "2:type=cache,target=$DIR")]
    [InlineData("FROM debian:12.11\nARG A=$B\nARG B\n", "2:A=$B")]
    [InlineData("FROM python:3.12\nENV LD_LIBRARY_PATH=/y:$LD_LIBRARY_PATH\n", "2:LD_LIBRARY_PATH=/y:$LD_LIBRARY_PATH")]
    [InlineData("FROM scratch AS a\nARG X\nFROM scratch\nCOPY $X /y\n", "4:$X")]
    [InlineData("FROM debian:12.11\nCOPY <<EOF /etc/profile.d/a.sh\nexport A=b\nexport C=$A:${D:-e}\nEOF\n", "4:$A")]
    [InlineData("FROM acme/base:1\nUSER $APP_USER\n", "2:$APP_USER")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("undefined-var", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nARG X\nCOPY $X /y\nRUN echo $ANY\nENV A=${B:-c}\n")]
    [InlineData("FROM python:3.12\nLABEL v=$PYTHON_VERSION\nENV PATH=/x:$PATH\n")]
    [InlineData("FROM acme/base:1\nENV LD_LIBRARY_PATH=/y:$LD_LIBRARY_PATH\n")]
    [InlineData("FROM nvidia/cuda:12.8.1-base-ubuntu24.04\nLABEL v=$CUDA_VERSION\n")]
    [InlineData("FROM scratch AS a\nARG X=y\nFROM a\nCOPY $X /y\n")]
    [InlineData("FROM debian:12.11\nCOPY <<'EOF' /x\n$A\nEOF\nCOPY <<E /y\n\\$A\nE\n")]
    [InlineData("FROM debian:12.11\nENV A='$B' C=\\$D\n")]
    [InlineData("FROM debian:12.11\nSHELL [\"$X\"]\nCMD $Y\nHEALTHCHECK CMD $Z\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("undefined-var", text);

    [Theory]
    [InlineData("FROM debian:12.11\nARG VERSION=1\nCOPY [\"app-$VERSON\", \"/x\"]\n")]
    [InlineData("FROM debian:12.11\nARG VERSION=1\nCOPY VERSON-$VERSON /x\n")]
    [InlineData("FROM debian:12.11\nWORKDIR /x/$NONE\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("undefined-var", text);

    [Fact]
    public void It_counts_less_where_the_base_may_set_the_variable()
    {
        Assert.Equal(RuleSeverity.Info, Assert.Single(RuleAssert.Of("undefined-var", "FROM acme/base:1\nUSER $APP_USER\n")).Severity);
        Assert.Equal(RuleSeverity.Warning, Assert.Single(RuleAssert.Of("undefined-var", "FROM scratch\nUSER $APP_USER\n")).Severity);
        Assert.Equal(RuleSeverity.Warning, Assert.Single(RuleAssert.Of("undefined-var", "FROM acme/base:1\nARG APP_USERS=a\nUSER $APP_USER\n")).Severity);
    }
}
