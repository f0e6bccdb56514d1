using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules.Apt;
using Drydock.Dockerfiles.Rules.Base;
using Drydock.Dockerfiles.Rules.Copying;
using Drydock.Dockerfiles.Rules.Exposure;
using Drydock.Dockerfiles.Rules.Gpu;
using Drydock.Dockerfiles.Rules.Ignores;
using Drydock.Dockerfiles.Rules.LanguagePackages;
using Drydock.Dockerfiles.Rules.Metadata;
using Drydock.Dockerfiles.Rules.OtherPackages;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Rules.ShellForms;
using Drydock.Dockerfiles.Rules.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Every rule. Each theme has its own list; this is their sum.</summary>
public static class RuleList
{
    /// <summary>By theme, in the order of the reference pages.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        .. SyntaxRules.All, .. BaseRules.All, .. PrivilegeRules.All, .. AptRules.All, .. OtherPackageRules.All, .. LanguagePackageRules.All,
        .. CopyingRules.All, .. ShellFormRules.All, .. ExposureRules.All, .. MetadataRules.All, .. GpuRules.All, .. IgnoreRules.All,
    ];

    /// <summary>The rule of an id, ours or a peer's, in any case; null when there is none.</summary>
    public static Rule? Find(string id) =>
        All.FirstOrDefault(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? All.FirstOrDefault(r => r.Aliases.Any(a => a.Equals(id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The id that a mistyped one most likely means; null when none is near.</summary>
    public static string? Nearest(string id) =>
        All.Select(r => (r.Id, Distance: EditDistance.Of(id, r.Id))).Where(static r => r.Distance <= 3).OrderBy(static r => r.Distance).ThenBy(static r => r.Id, StringComparer.Ordinal)
            .Select(static r => r.Id).FirstOrDefault();
}
