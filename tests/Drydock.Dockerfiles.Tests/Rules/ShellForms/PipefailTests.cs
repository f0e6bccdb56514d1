namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>pipefail</c>.</summary>
public sealed class PipefailTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo a | sort\n")]
    [InlineData("FROM debian:12.11\nRUN set -o pipefail && a | b\n")]
    [InlineData("FROM a AS b\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nFROM b\nRUN x | y\n")]
    [InlineData("FROM debian:12.11\nRUN x 'a | b' || c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("pipefail", text);
}
