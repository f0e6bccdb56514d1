using Drydock.Images;

namespace Drydock.Packages;

/// <summary>What this room says to a person when something could not be read.</summary>
internal static class PackageProblems
{
    public static Problem NamelessRecord(string path, int record) => new(
        "reading packages from", path, $"record {record} has no usable name or version", "check how this image was built: the package it stands for is not judged");

    public static Problem NoStatus(string path, string name) => new(
        "reading packages from", path, $"package '{Utf8Text.Shown(name)}' has no Status field and is taken as not installed", "run 'dpkg --audit' in the image and rebuild it");

    public static Problem InvalidVersion(string path, string name, string version) => new(
        "reading packages from", path, $"version '{Utf8Text.Shown(version)}' of '{Utf8Text.Shown(name)}' is invalid", "check this package by hand: no advisory can be compared with it");

    public static Problem RpmNotRead(string path) => new(
        "reading packages from", path, "rpm databases are not read by this version of Drydock", "scan an SBOM of this image instead");

    public static Problem NoPythonVersion(string path) => new(
        "reading Python metadata", path, "it names no package name and version, and neither does its folder", "reinstall the package it belongs to");

    public static Problem UnreadableEgg(string path) => new(
        "reading Python metadata", path, "the egg is not a readable zip archive", "reinstall the package it belongs to");

    public static Problem InvalidJson(string path) => new(
        "reading package metadata", path, "it is not valid JSON", "reinstall the package it belongs to");

    public static Problem UnreadableOsRelease(string path) => new(
        "reading the distribution from", path, "it has no valid ID", "mend the file: without it no distribution's advisories apply");

    public static Problem TooMany(string what, int limit) => new(
        "listing", what, $"there are more than {limit}; the rest is left out", "scan a smaller target");

    public static Problem InvalidLockFile(string path, string wrong) => new(
        "reading declared packages from", path, wrong, "regenerate the file with its own tool");

    public static Problem IncludeNotRead(string path, string include, string wrong) => new(
        "reading declared packages from", path, $"the included file '{Utf8Text.Shown(include)}' {wrong}", "scan the folder that holds both files, or scan that file on its own");

    public static Problem InvalidSbom(string subject, string wrong) => new(
        "reading the SBOM", subject, wrong, "export it again as CycloneDX JSON or SPDX JSON");

    public static Problem SbomWithoutDistribution(string subject) => new(
        "reading the SBOM", subject, "it lists distribution packages but names no distribution, so their advisories cannot be chosen",
        "export it with a tool that writes the 'distro' qualifier or the operating-system component");

    public static Problem SbomWithoutSources(string subject) => new(
        "reading the SBOM", subject, "its distribution packages name no source package ('upstream' qualifier), so most of their advisories cannot be found",
        "export it with a tool that writes source packages, or scan the image itself");

    public static Problem SbomComponents(string subject, int count) => new(
        "reading the SBOM", subject, $"{count} components have no usable name or package URL", "check them by hand: they are not judged");
}
