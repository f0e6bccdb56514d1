namespace Drydock.Bases.Comparison.Checks;

/// <summary>OpenSSL accepts other protocols and ciphers, or its legacy provider moved into a package of its own.</summary>
internal sealed class OpenSslPolicyChanged : IComparisonCheck
{
    public string Name => "openssl-policy-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        foreach (var key in before.OpenSsl.Keys.Union(after.OpenSsl.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.OpenSsl.GetValueOrDefault(key), after.OpenSsl.GetValueOrDefault(key));
            if (old != now) yield return new Change(Name, key, ChangeLevel.Likely, $"{key} of openssl.cnf changes from {old ?? "nothing"} to {now ?? "nothing"}");
        }

        if (input.Packages.Added.Any(static p => p.Name == "openssl-provider-legacy"))
            yield return new Change(Name, "legacy-provider", ChangeLevel.Information, "old algorithms (MD4, RC4, …) are now in a package of their own, openssl-provider-legacy, which can be left out");
    }
}
