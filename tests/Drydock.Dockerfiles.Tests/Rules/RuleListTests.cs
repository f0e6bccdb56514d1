using System.Text;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Tests.Rules;

/// <summary>What holds for every rule.</summary>
public sealed partial class RuleListTests
{
    public static TheoryData<string> Ids => [.. RuleList.All.Select(static r => r.Id)];

    [Fact]
    public void Every_rule_of_the_folder_stands_in_the_list_once()
    {
        var written = typeof(RuleList).Assembly.GetTypes().Where(static t => t.Namespace?.StartsWith("Drydock.Dockerfiles.Rules", StringComparison.Ordinal) == true)
            .Select(static t => t.GetField("Rule")?.GetValue(null)).OfType<Rule>().Select(static r => r.Id).Order(StringComparer.Ordinal);

        Assert.Equal(written, RuleList.All.Select(static r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal(RuleList.All.Length, RuleList.All.Select(static r => r.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_written_as_all_the_others(string id)
    {
        var rule = RuleList.All.Single(r => r.Id == id);

        Assert.Matches(IdForm(), rule.Id);
        Assert.False(rule.Title.EndsWith('.'));
        Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
        Assert.Equal(rule.Aliases.Order(StringComparer.Ordinal), rule.Aliases);
        Assert.NotEqual(rule.Before, rule.After);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_before_is_reported_and_the_one_after_is_not(string id)
    {
        var rule = RuleList.All.Single(r => r.Id == id);

        Assert.NotEmpty(RuleAssert.Of(id, rule.Before));
        Assert.Empty(RuleAssert.Of(id, rule.After));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_that_can_mend_makes_its_second_example_of_its_first_one(string id)
    {
        var rule = RuleList.All.Single(r => r.Id == id);
        if (rule.Fix is FixClass.None or FixClass.Lookup)
        {
            Assert.DoesNotContain(RuleAssert.Of(id, rule.Before), static d => d.Fix is { Class: FixClass.Safe });
            return;
        }

        RuleAssert.Mends(id, rule.Before, rule.After);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Mending_keeps_the_files_line_ends(string id)
    {
        var rule = RuleList.All.Single(r => r.Id == id);
        var source = Encoding.UTF8.GetBytes(rule.Before.Replace("\n", "\r\n", StringComparison.Ordinal));
        var outcome = FixApplier.Apply(source, RuleAssert.Settings(id), d => d.Rule.Id == id);
        var text = Encoding.UTF8.GetString(outcome.Text.Span);

        Assert.Equal(text.Count(static c => c == '\n'), text.Split("\r\n").Length - 1);
        Assert.Equal(outcome.Applied.IsEmpty, source.AsSpan().SequenceEqual(outcome.Text.Span));
    }

    [Fact]
    public void No_rule_throws_on_any_rules_example_with_any_other_rules_policy()
    {
        foreach (var rule in RuleList.All)
        {
            var bytes = Encoding.UTF8.GetBytes(rule.Before);
            var result = Checker.Check(DockerfileModel.Of(bytes), new CheckSettings { Policy = new RulePolicy { AllRules = true } });
            Assert.All(result.Diagnostics, d => Assert.InRange(d.Span.End, d.Span.Start, bytes.Length));
        }
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();
}
