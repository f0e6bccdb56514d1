using System.Globalization;
using System.Text;
using Drydock.Advisories;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Status;

/// <summary>A base's status for people.</summary>
public static class BaseStatusText
{
    /// <summary>A few paragraphs, each line ended.</summary>
    public static string Of(BaseStatus status)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{status.Reference.Familiar} on {Day(status.Day)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  os       {status.Os?.Describe() ?? "not known"}{Support(status.Support)}\n");
        if (status.Line is not null) text.Append(CultureInfo.InvariantCulture, $"  version  {status.Product.Name} {status.Line}{Support(status.LineSupport)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  pinned   version: {status.Pinning.VersionWord}, os: {status.Pinning.OsWord}, content: {status.Pinning.ContentWord}\n");
        if (status.CurrentDigest is { } digest) text.Append(CultureInfo.InvariantCulture, $"  digest   {digest}\n");
        if (status.Pushed is { } pushed) text.Append(CultureInfo.InvariantCulture, $"  pushed   {Pushed(pushed, status.Day)}\n");
        foreach (var platform in status.Platforms) text.Append(CultureInfo.InvariantCulture, $"           {platform.Platform} {platform.Digest}\n");
        if (status.Count is { } count) text.Append(CultureInfo.InvariantCulture, $"  counted  {count.Text}\n");
        text.Append(CultureInfo.InvariantCulture, $"  facts    {Facts(status.Facts)}\n");
        if (!status.Notices.IsEmpty) text.Append("\nto know\n");
        foreach (var notice in status.Notices) text.Append(CultureInfo.InvariantCulture, $"  {UpdateKinds.Word(notice.Kind),-10} {notice.Text}\n");
        text.Append("\nsteps, the smallest first\n");
        foreach (var rung in status.Ladder)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {UpdateKinds.Word(rung.Kind),-10} {rung.Reference ?? "none"}{(rung.Risk is { } risk ? $"  (risk: {risk.Level.ToString().ToLowerInvariant()})" : "")}\n");
            text.Append(CultureInfo.InvariantCulture, $"             {rung.Reason}\n");
            if (rung.Count is { } content) text.Append(CultureInfo.InvariantCulture, $"             {content.Text}\n");
            if (rung.Risk is { } why && why.Level > Products.RiskLevel.Low) text.Append(CultureInfo.InvariantCulture, $"             {why.Reason}\n");
        }

        return text.ToString();
    }

    /// <summary><c>, security fixes until 2026-07-11</c>; empty when it is not known.</summary>
    public static string Support(SupportPhase? phase) => phase is null ? "" : phase.Phase switch
    {
        "supported" => $", supported{Until(phase)}",
        "security" => $", security fixes{Until(phase)}",
        "lts" => $", long-term support only{Until(phase)}",
        "eol" => ", no longer supported",
        _ => ", not released yet",
    };

    /// <summary><c>2026-11-20, 6 days ago, as hub.docker.com says</c>.</summary>
    public static string Pushed(TagPush push, DateOnly day) => $"{Day(DateOnly.FromDateTime(push.At.UtcDateTime))}, {push.DaysUntil(day)} {(push.DaysUntil(day) == 1 ? "day" : "days")} ago, as {push.Source} says";

    /// <summary>As of when what is told is, and from where.</summary>
    public static string Facts(FactDates facts) =>
        $"support dates of {Day(facts.SupportAsOf)} from {facts.SupportOrigin}{(facts.TagsAsOf is { } tags ? $"; tags of {Day(tags)} from {facts.TagsOrigin}" : "; its tags are not known")}";

    private static string Until(SupportPhase phase) => phase.Until is { } until ? $" until {Day(until)}" : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
