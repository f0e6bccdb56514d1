namespace Drydock.Bases.Comparison.Checks;

/// <summary>Platforms that the new image is not built for.</summary>
internal sealed class PlatformLost : IComparisonCheck
{
    public string Name => "platform-lost";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Before.Manifest is not { Platforms: { IsEmpty: false } before } || input.After.Manifest is not { } after) yield break;
        var now = after.Platforms.IsEmpty ? [after.Platform] : after.Platforms;
        var used = input.Service.Image?.Manifest is { } service ? service.Platforms.IsEmpty ? [service.Platform] : service.Platforms : [];
        foreach (var lost in before.Except(now))
            yield return new Change(Name, lost.ToString(), used.Contains(lost) ? ChangeLevel.Breaking : ChangeLevel.Likely, $"it is not built for {lost} any more")
            {
                Evidence = [$"after: {string.Join(", ", now)}"],
            };
    }
}
