namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class ShellDefaultChangedTests
{
    private const string Id = "shell-default-changed";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN rm /bin/sh && ln -s bash /bin/sh", "2:ln -s bash /bin/sh")]
    [InlineData("FROM debian:12.11\nRUN mv /bin/bash /bin/sh", "2:mv /bin/bash /bin/sh")]
    [InlineData("FROM debian:12.11\nRUN echo 'dash dash/sh boolean false' | debconf-set-selections && dpkg-reconfigure dash", "2:dpkg-reconfigure dash")]
    public void Every_way_to_replace_it_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN ln -s /bin/sh /usr/local/bin/sh")]
    [InlineData("FROM debian:12.11\nRUN ln -s /bin/bash /usr/bin/bash2")]
    [InlineData("FROM debian:12.11\nSHELL [\"/bin/bash\", \"-c\"]")]
    public void Other_links_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && ln -sf bash /bin/sh")]
    [InlineData("FROM debian:12.11\nRUN ln -sf zsh /bin/sh")]
    public void A_RUN_that_does_more_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
