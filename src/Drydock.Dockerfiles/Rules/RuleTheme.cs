namespace Drydock.Dockerfiles.Rules;

/// <summary>What a rule is about; the reference pages are grouped by it.</summary>
public enum RuleTheme
{
    Syntax,
    Base,
    Privilege,
    Apt,
    OtherPackages,
    LanguagePackages,
    Copying,
    ShellForms,
    Exposure,
    Metadata,
    Gpu,
}
