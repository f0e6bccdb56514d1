using Drydock.Advisories;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Bases.Tags;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.Tests.Policy;

public sealed class EffectivePolicyTests
{
    [Fact]
    public void Without_a_file_the_first_preset_holds()
    {
        var policy = EffectivePolicy.Of(null, null);
        Assert.Equal("baseline", policy.Preset);
        Assert.All(policy.Values, v => Assert.Equal((PolicyOrigin.Preset, "baseline"), (v.Origin, v.Preset)));
    }

    [Fact]
    public void The_nearest_value_wins_and_says_where_it_is_from()
    {
        var policy = Of("policy: {preset: strict, user: any, fail-on: critical}\nservices:\n  api: {dockerfile: x, policy: {fail-on: [low]}}\n", "api");
        Assert.Equal((PolicyOrigin.Service, 4), Origin(policy, "fail-on"));
        Assert.Equal((PolicyOrigin.File, 2), Origin(policy, "user"));
        Assert.Equal(PolicyOrigin.Preset, Origin(policy, "stages").Origin);
        Assert.Equal([Severity.Low], policy.FailOn.Severities);
        Assert.False(policy.NonRoot);
        Assert.True(policy.MultiStage);
    }

    [Fact]
    public void A_preset_of_a_service_goes_before_the_values_of_the_fleet()
    {
        var text = "policy: {base-images: {pin: {content: tag}}}\nservices:\n  api: {dockerfile: x, policy: {preset: production}}\n  job: {dockerfile: x}\n";
        Assert.Equal(ContentPin.Digest, Of(text, "api").Pin.Content);
        Assert.Equal("production", Of(text, "api").Preset);
        Assert.Equal(ContentPin.Tag, Of(text, "job").Pin.Content);
    }

    [Fact]
    public void One_word_for_the_gate_means_it_and_worse_and_a_list_what_it_names()
    {
        Assert.Equal([Severity.Critical, Severity.High], Of("policy: {fail-on: high}\n").FailOn.Severities);
        Assert.Equal([Severity.Critical, Severity.Unknown], Of("policy: {fail-on: [critical, unknown]}\n").FailOn.Severities);
        Assert.Empty(Of("policy: {fail-on: none}\n").FailOn.Severities);
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("strict")]
    [InlineData("production")]
    public void Every_preset_is_complete_and_reads_as_a_policy_of_a_file(string name)
    {
        var preset = PresetList.Find(name)!;
        var indented = "version: 1\npolicy:\n" + string.Concat(preset.Text.Split('\n').Select(l => $"  {l}\n"));
        Assert.Empty(FleetFileReader.Read("drydock.yaml", indented).Problems);
        var policy = EffectivePolicy.Of(null, null);
        Assert.Superset(policy.Values.Select(v => v.Key).ToHashSet(), preset.Layer.Values.Keys.ToHashSet());
    }

    [Fact]
    public void Response_times_are_those_of_the_file()
    {
        var policy = EffectivePolicy.Of(FleetFileReader.Read("drydock.yaml", File.ReadAllText(ExampleFiles.Fleet)).File, null);
        var seen = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(seen.AddHours(24), policy.Response.Due(Severity.Critical, exploited: false, seen));
        Assert.Equal(seen.AddHours(72), policy.Response.Due(Severity.High, exploited: false, seen));
        // The second Tuesday of November 2026 is the 10th: 02:00 to 06:00 in Berlin, one hour ahead of UTC.
        Assert.Equal(new DateTimeOffset(2026, 11, 10, 5, 0, 0, TimeSpan.Zero), policy.Response.Due(Severity.Medium, exploited: false, seen));
        Assert.Equal(policy.Response.Due(Severity.Medium, exploited: false, seen), policy.Response.Due(Severity.Low, exploited: false, seen));
    }

    [Fact]
    public void The_rules_of_a_policy_reach_the_checker_under_our_ids()
    {
        var policy = Of("policy: {preset: production, user: any, labels: {required: [a.b]}, rules: {DL3006: error, nosuchrule: off}}\n").ToRulePolicy();
        Assert.Equal(RuleSeverity.Error, policy.Severities["base-untagged"]);
        Assert.Equal(RuleSeverity.Off, policy.Severities["no-user"]);
        Assert.Equal(["a.b"], policy.RequiredLabels);
        Assert.True(policy.RequireDigest && policy.RequireMultiStage && policy.IgnoresNeedReason);
        Assert.Contains("root-user", policy.Locked);
    }

    [Fact]
    public void An_unknown_rule_is_named_with_the_nearest() =>
        Assert.Equal(("base-untaged", "base-untagged"), Assert.Single(RuleSeverities.Unknown(Of("policy: {rules: {base-untaged: off}}\n"))));

    private static EffectivePolicy Of(string text, string? service = null)
    {
        var read = FleetFileReader.Read("drydock.yaml", "version: 1\n" + text);
        Assert.Empty(read.Problems);
        return EffectivePolicy.Of(read.File, service is null ? null : read.File!.Find(service));
    }

    private static (PolicyOrigin Origin, int Line) Origin(EffectivePolicy policy, string key) => policy.Values.Single(v => v.Key == key) is var value ? (value.Origin, value.Line) : default;
}
