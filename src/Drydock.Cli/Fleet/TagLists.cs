using Drydock.Cli.Scanning;
using Drydock.Images.Registry;

namespace Drydock.Cli.Fleet;

/// <summary>Where lists of tags are kept between runs.</summary>
internal static class TagLists
{
    /// <summary>The lists in the cache folder; without a folder, every run asks anew.</summary>
    public static KeptTagLists Of(Invocation run, TargetOptions targets)
    {
        var route = string.Join(' ', RegistrySettings.Of(run, targets).Mirrors.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key}={string.Join(',', m.Value)}"));
        return new KeptTagLists(new KeptAnswers(AnswerFolder.Of(run, targets, "tag-lists"), KeptTagLists.KeptFor, KeptTagLists.MostBytes, run.Session.Clock), route);
    }
}
