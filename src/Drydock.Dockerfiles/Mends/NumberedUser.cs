using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Writes the number of an account in the place of its name: a scheduler that must not start root can check nothing else.</summary>
internal static class NumberedUser
{
    private const string Free = "1000";

    /// <summary>What becomes of a USER that names an account.</summary>
    public static MendResult Mend(MendContext c, PlainStatement user)
    {
        var parts = user.Value!.Split(':');
        if (ImageUser.Number(parts[0].Trim()) is not null) return MendResult.Nothing;
        if (user.Words is not [{ Text: var written } word] || written != user.Value || parts.Length > 2) return MendResult.Refuse($"{MendContext.Place(user)} names its account by a variable");
        if (user.StageIndex != c.Final.Index) return MendResult.Refuse($"{MendContext.Place(user)} stands in another stage");
        var accounts = Account.Of(c.Final).ToList();
        if (accounts.FirstOrDefault(a => !a.IsGroup && a.Name == parts[0]) is not { } account) return OfBase(c, user, word, parts);
        var (number, edit) = NumberOf(account);
        if (number is null) return MendResult.Refuse($"the account {account.Name} of {MendContext.Place(account.Run)} has no number; give it one");
        if (edit is not null && accounts.Exists(static a => a.Number == 1000)) return MendResult.Refuse($"the account {account.Name} of {MendContext.Place(account.Run)} has no number, and {Free} is taken; give it one");
        var group = parts.Length == 1 ? "" : accounts.FirstOrDefault(a => a.IsGroup && a.Name == parts[1])?.Number is { } gid ? $":{gid}" : null;
        if (group is null) return MendResult.Refuse($"the group {parts[1]} of {MendContext.Place(user)} has no number; give it one");
        return MendResult.Of([new TextEdit(word.Span, number + group), .. edit is null ? [] : (TextEdit[])[edit]]);
    }

    /// <summary>The number of an account of the file, with the change that gives it one; null where that cannot be written.</summary>
    public static (string? Number, TextEdit? Edit) NumberOf(Account account)
    {
        if (account.Number is { } number) return ($"{number}", null);
        if (!account.Command.Runs("useradd") || Account.ValueOf(account.Command, "-u", "--uid") is not null || account.Command.HasOption("-u", "--uid") || account.Command.Script != account.Run.Script) return (null, null);
        return (Free, TextEdit.Insert(account.Run.SpanOf(account.Command.NameWord).End, $" --uid {Free}"));
    }

    /// <summary>Accounts that every image of a distribution has.</summary>
    private static MendResult OfBase(MendContext c, PlainStatement user, Word word, string[] parts)
    {
        var facts = c.Rules.BaseOf(c.Final);
        var number = parts[0] switch
        {
            "nobody" when facts.Os is "debian" or "ubuntu" or "alpine" => "65534",
            "www-data" when facts.Os is "debian" or "ubuntu" => "33",
            "node" when c.Final.RootFrom.Reference is { Repository: "library/node" } => "1000",
            "nonroot" when c.Final.RootFrom.Reference is { Registry: "gcr.io" } => "65532",
            _ => null,
        };
        if (number is null || parts.Length > 1 && parts[1] != parts[0]) return MendResult.Refuse($"the number of {user.Value} of {MendContext.Place(user)} is not known here");
        return MendResult.Of(new TextEdit(word.Span, parts.Length == 1 ? number : $"{number}:{number}"));
    }
}
