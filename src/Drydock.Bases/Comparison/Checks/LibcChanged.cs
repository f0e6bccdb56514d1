namespace Drydock.Bases.Comparison.Checks;

/// <summary>Another C library: programs built for the one do not start on the other.</summary>
internal sealed class LibcChanged : IComparisonCheck
{
    public string Name => "libc-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after) || before.Libc is null || after.Libc is null) yield break;
        if (before.Libc != after.Libc)
        {
            var own = input.OwnBinaries().Where(b => b.Facts.Needed.Any(static n => n.StartsWith("libc.", StringComparison.Ordinal))).Select(static b => "/" + b.Path).Take(10).ToList();
            yield return new Change(Name, after.Libc, own.Count > 0 ? ChangeLevel.Breaking : ChangeLevel.Likely, $"{before.Libc} becomes {after.Libc}: compiled programs and wheels for the one do not run on the other") { Evidence = [.. own] };
        }
        else if (input.Packages.Changed.FirstOrDefault(static c => c.Name is "libc6" or "musl" or "glibc") is { } version)
        {
            var older = version.Direction < 0;
            yield return new Change(Name, version.Name, older ? ChangeLevel.Likely : ChangeLevel.Information, $"{version.Name} {version.Before} becomes {version.After}{(older ? ": what was built on the newer one may not start" : ", which runs what was built on the older one")}");
        }
    }
}
