namespace Drydock.Bases.Comparison.Checks;

/// <summary>Other certificate authorities are trusted.</summary>
internal sealed class CertificatesChanged : IComparisonCheck
{
    public string Name => "certificates-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after) || before.Certificates is not { } old) yield break;
        if (after.Certificates is not { } now)
        {
            yield return new Change(Name, "bundle", ChangeLevel.Likely, "the bundle of certificate authorities is gone: TLS connections fail");
            yield break;
        }

        var (lost, added) = (old.Count(c => !now.Contains(c)), now.Count(c => !old.Contains(c)));
        if (lost + added > 0) yield return new Change(Name, "bundle", ChangeLevel.Information, $"{old.Count} certificate authorities become {now.Count}: {lost} are gone, {added} are new");
    }
}
