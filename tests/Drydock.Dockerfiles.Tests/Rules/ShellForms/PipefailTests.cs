namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class PipefailTests
{
    private const string Id = "pipefail";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN curl x | sh", "2:curl x | sh")]
    [InlineData("FROM debian:12.11\nSHELL [\"/bin/bash\", \"-c\"]\nRUN curl x | sh", "3:curl x | sh")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\ncurl x | sh\nEOF", "3:curl x | sh")]
    public void A_hidden_failure_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl x | sh")]
    [InlineData("FROM debian:12.11\nRUN set -euo pipefail; curl x | sh")]
    [InlineData("FROM debian:12.11\nRUN echo x | tee /y")]
    [InlineData("FROM debian:12.11\nRUN yes | app")]
    [InlineData("FROM debian:12.11\nRUN if cat /x | grep -q y; then z; fi")]
    [InlineData("FROM debian:12.11\nRUN X=$(a | b) && c")]
    [InlineData("FROM debian:12.11\nRUN curl x | sh || exit 1")]
    [InlineData("FROM debian:12.11\nRUN echo \"a | b\"")]
    [InlineData("FROM debian:12.11 AS a\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nFROM a\nRUN curl x | sh")]
    public void pipefail_conditions_and_what_cannot_fail_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a | b\nRUN c | d\n", "FROM debian:12.11\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN a | b\nRUN c | d\n")]
    [InlineData("FROM alpine:3.20 AS x\nRUN a | b\nFROM x\nRUN c | d\n", "FROM alpine:3.20 AS x\nSHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN a | b\nFROM x\nRUN c | d\n")]
    public void One_SHELL_holds_for_all_that_follow(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM example.com/x:1\nRUN a | b")]
    [InlineData("FROM debian:12.11\nSHELL [\"/bin/bash\", \"-c\"]\nRUN a | b")]
    public void An_unknown_base_may_lack_the_shell(string text) => RuleAssert.OffersNoFix(Id, text);
}
