using System.Globalization;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Whom instructions and the running image run as.</summary>
internal static class ImageUser
{
    /// <summary>The user at an instruction, without its group; null when it is not known.</summary>
    public static string? At(RuleContext c, Statement statement)
    {
        var stage = c.File.StageOf(statement);
        return NameOf(stage.Before(statement).OfType<PlainStatement>().LastOrDefault(static s => s.Syntax.Name == "user"), c, stage);
    }

    /// <summary>The user that a stage leaves behind.</summary>
    public static string? Of(RuleContext c, Stage stage) => NameOf(stage.Last("user") as PlainStatement, c, stage);

    /// <summary>True for the superuser by name, by number, or by an empty USER.</summary>
    public static bool IsRoot(string user) => user is "" or "root" || Number(user) == 0;

    /// <summary>The user is known, and is not root.</summary>
    public static bool IsKnownOther(string? user) => user is not null && !IsRoot(user);

    /// <summary>A user's number; null for a name.</summary>
    public static int? Number(string user) => int.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? NameOf(PlainStatement? user, RuleContext c, Stage stage)
    {
        if (user is not null) return user.Value?.Split(':')[0].Trim();
        return stage.RootFrom.IsScratch ? "root" : c.BaseOf(stage).User;
    }
}
