using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

public sealed class LabelExtraTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nLABEL owner=a fun=b\n", "2:fun=b")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("label-extra", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nLABEL \"owner\"=a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-extra", text);

    [Fact]
    public void Without_a_list_every_label_is_allowed() =>
        RuleAssert.CatchesNot("label-extra", "FROM debian:12.11\nLABEL fun=b\n", CheckSettings.Default with { Policy = new RulePolicy { AllRules = true } });

    [Fact]
    public void A_required_label_is_allowed() =>
        RuleAssert.CatchesNot("label-extra", "FROM debian:12.11\nLABEL team=b\n", CheckSettings.Default with { Policy = new RulePolicy { AllowedLabels = ["owner"], RequiredLabels = ["team"] } });
}
