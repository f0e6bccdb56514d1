namespace Drydock.Bases.Tags;

/// <summary>The words for kinds of update, as in reports and policies.</summary>
public static class UpdateKinds
{
    /// <summary><c>os-upgrade</c> and the like.</summary>
    public static string Word(UpdateKind kind) => kind switch
    {
        UpdateKind.Rebuild => "rebuild",
        UpdateKind.Patch => "patch",
        UpdateKind.Feature => "feature",
        UpdateKind.Major => "major",
        UpdateKind.OsRefresh => "os-refresh",
        UpdateKind.OsUpgrade => "os-upgrade",
        UpdateKind.Accelerator => "accelerator",
        UpdateKind.Variant => "variant",
        UpdateKind.Replacement => "replacement",
        UpdateKind.Retired => "retired",
        UpdateKind.ArchLost => "arch-lost",
        _ => "eol",
    };
}
