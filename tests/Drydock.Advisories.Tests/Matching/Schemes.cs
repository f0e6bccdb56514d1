using Drydock.Advisories.Versions;

namespace Drydock.Advisories.Tests.Matching;

/// <summary>The orders of versions that matching needs.</summary>
internal static class Schemes
{
    /// <summary>Skips the test, saying so, when one of them is not in the list.</summary>
    public static void Need(params string[] names)
    {
        foreach (var name in names) Assert.SkipWhen(VersionSchemes.Find(name) is null, $"the scheme {name} is not there");
    }
}
