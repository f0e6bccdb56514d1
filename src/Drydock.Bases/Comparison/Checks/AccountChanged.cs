using System.Collections.Frozen;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>A user or group that is gone or has another number: files of volumes belong to numbers, not to names.</summary>
internal sealed class AccountChanged : IComparisonCheck
{
    public string Name => "account-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) return [];
        return Compare("user", before.Users, after.Users).Concat(Compare("group", before.Groups, after.Groups));
    }

    private IEnumerable<Change> Compare(string what, FrozenDictionary<string, string> before, FrozenDictionary<string, string> after)
    {
        foreach (var (account, number) in before.OrderBy(static a => a.Key, StringComparer.Ordinal))
        {
            if (after.GetValueOrDefault(account) is not { } now) yield return new Change(Name, $"{what}/{account}", ChangeLevel.Likely, $"{what} {account} ({number}) is gone");
            else if (now != number) yield return new Change(Name, $"{what}/{account}", ChangeLevel.Likely, $"{what} {account} changes from {number} to {now}");
        }

        foreach (var (account, number) in after.Where(a => !before.ContainsKey(a.Key)).OrderBy(static a => a.Key, StringComparer.Ordinal))
            yield return new Change(Name, $"{what}/{account}", ChangeLevel.Information, $"{what} {account} ({number}) is new");
    }
}
