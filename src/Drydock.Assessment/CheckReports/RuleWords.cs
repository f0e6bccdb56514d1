using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>The words for severities, fixes and themes of rules, in output and on the command line.</summary>
public static class RuleWords
{
    /// <summary>Severities that can be asked for, worst first.</summary>
    public static IReadOnlyList<string> Severities { get; } = ["error", "high", "warning", "info", "style"];

    public static string Of(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.High => "high",
        RuleSeverity.Warning => "warning",
        RuleSeverity.Info => "info",
        RuleSeverity.Style => "style",
        _ => "off",
    };

    /// <summary>The severity of a word, <c>off</c> included; null when it is none.</summary>
    public static RuleSeverity? Severity(string word) => Enum.GetValues<RuleSeverity>().Where(s => Of(s).Equals(word, StringComparison.OrdinalIgnoreCase)).Select(static s => (RuleSeverity?)s).FirstOrDefault();

    public static string? Of(FixClass fix) => fix switch
    {
        FixClass.Safe => "safe",
        FixClass.Consent => "suggested",
        FixClass.Lookup => "lookup",
        _ => null,
    };

    public static string Of(RuleTheme theme) => theme switch
    {
        RuleTheme.Syntax => "Syntax and correctness",
        RuleTheme.Base => "Base image",
        RuleTheme.Privilege => "User and privilege",
        RuleTheme.Apt => "Packages of Debian and Ubuntu",
        RuleTheme.OtherPackages => "Packages of Alpine, Fedora, Red Hat and SUSE",
        RuleTheme.LanguagePackages => "Packages of languages, downloads",
        RuleTheme.Copying => "COPY, ADD and the build context",
        RuleTheme.ShellForms => "Shell, entry point, signals",
        RuleTheme.Exposure => "Secrets, ports, probes",
        RuleTheme.Metadata => "Health check, labels, comments",
        _ => "GPU",
    };
}
