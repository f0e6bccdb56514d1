using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Dockerfiles.Rules;
using Drydock.Images.References;

namespace Drydock.Assessment.Tests.Policy;

public sealed class PolicyDemandsTests
{
    [Fact]
    public void Every_demand_names_rules_that_are_there_and_no_rule_stands_under_two_keys()
    {
        var rules = PolicyDemands.All.SelectMany(static d => d.Rules).ToList();

        Assert.All(rules, static id => Assert.Equal(id, RuleList.Find(id)?.Id));
        Assert.Equal(rules.Count, rules.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_key_that_asks_has_a_value_in_every_preset_or_asks_nothing_without_one()
    {
        foreach (var policy in PresetList.All.Select(static p => EffectivePolicy.OfPreset(p)))
        {
            foreach (var demand in PolicyDemands.All.Where(d => d.Asks(policy))) Assert.Contains(policy.Values, v => v.Key == demand.Key);
        }
    }

    [Fact]
    public void A_written_severity_goes_before_the_key_that_asks()
    {
        var policy = EffectivePolicy.Of(FleetFileReader.Read("drydock.yaml", "version: 1\npolicy: {preset: production, rules: {DL3006: info}}\n").File, null);

        Assert.Equal("rules.DL3006", PolicyDemands.Behind(policy, "base-untagged")?.Key);
        Assert.Equal("base-images.pin.content", PolicyDemands.Behind(policy, "base-no-digest")?.Key);
        Assert.Null(PolicyDemands.Behind(policy, "pipefail"));
        Assert.Equal((RuleSeverity.Info, RuleSeverity.High), (policy.ToRulePolicy().Severities["base-untagged"], policy.ToRulePolicy().Severities["base-no-digest"]));
    }

    [Theory]
    [InlineData("patch", "suite", "python:3.12.11-slim-bookworm", null, null)]
    [InlineData("patch", "suite", "python:3.12-slim-bookworm", "names the minor version only; the policy asks for the complete version", null)]
    [InlineData("patch", "dated", "debian:bookworm-20250811-slim", null, null)]
    [InlineData("patch", "dated", "debian:bookworm-slim", "names no version; the policy asks for the complete version, two numbers", "names the release of the distribution, not its state; the policy asks for a dated state of it")]
    [InlineData("minor", "suite", "node:22-slim", null, "names no distribution; the policy asks for its release, such as bookworm")]
    [InlineData("minor", "suite", "node:22-alpine", null, "names a distribution without its release; the policy asks for its release, such as bookworm")]
    [InlineData("minor", "suite", "ghcr.io/acme/base:7", "names the major version only; the policy asks for the minor version", null)]
    [InlineData("minor", "suite", "busybox:1.36", null, null)]
    [InlineData("major", "none", "python:slim", "names no version; the policy asks for the major version", null)]
    public void What_a_tag_leaves_open_is_told_in_words(string version, string os, string image, string? versionGap, string? osGap)
    {
        var policy = EffectivePolicy.Of(FleetFileReader.Read("drydock.yaml", $"version: 1\npolicy: {{base-images: {{pin: {{version: {version}, os: {os}}}}}}}\n").File, null).ToRulePolicy();
        Assert.True(ImageReference.TryParse(image, out var reference, out _));

        Assert.Equal(versionGap, policy.VersionGap?.Invoke(reference));
        Assert.Equal(osGap, policy.OsGap?.Invoke(reference));
    }
}
