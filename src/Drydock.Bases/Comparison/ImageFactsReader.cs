using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Drydock.Bases.Tags;
using Drydock.Images;
using Drydock.Images.Layers;
using Drydock.Images.References;
using Drydock.Packages;

namespace Drydock.Bases.Comparison;

/// <summary>Turns a read image into what a comparison looks at. <see cref="ComparisonFiles"/> is the matching selector.</summary>
public static class ImageFactsReader
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "US/Eastern", "US/Pacific", "Asia/Calcutta", "GMT0"];
    private static readonly string[] OpenSslKeys = ["MinProtocol", "MaxProtocol", "CipherString", "Ciphersuites", "Options", "activate", "providers", "ssl_conf"];

    /// <summary>The facts of an image or folder.</summary>
    public static ImageFacts Of(string name, ImageContents contents)
    {
        var inventory = InventoryReader.Read(contents);
        return Of(name, inventory) with { Files = FilesOf(contents.Files), Manifest = contents.Manifest, Problems = [.. contents.Problems, .. inventory.Problems] };
    }

    /// <summary>The facts of an SBOM or lock file.</summary>
    public static ImageFacts Of(string name, Inventory inventory) => new()
    {
        Name = name,
        Reference = ImageReference.TryParse(name, out var reference, out _) ? reference : null,
        Os = inventory.Os is { } os ? new BaseOs(os.Id, os.VersionId, os.Codename) : null,
        Inventory = inventory,
        Problems = inventory.Problems,
    };

    private static FileFacts FilesOf(MergedFiles files)
    {
        var binaries = new Dictionary<string, ElfFacts>(StringComparer.Ordinal);
        var libraries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Files)
        {
            if (!(ComparisonFiles.IsCommand(file.Path) || ComparisonFiles.IsLibrary(file.Path)) || ElfFacts.FromBytes(file.File.Content.Span) is not { } elf) continue;
            binaries[file.Path] = elf;
            if (ComparisonFiles.IsLibrary(file.Path)) libraries.Add(elf.Soname ?? NameOf(file.Path));
        }

        var commands = Commands(files);
        var certificates = files.Find("etc/ssl/certs/ca-certificates.crt") ?? files.Find("etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem") ?? files.Find("etc/ssl/cert.pem");
        return new FileFacts
        {
            Commands = commands,
            CommandOwners = Owners(files),
            Binaries = binaries.ToFrozenDictionary(StringComparer.Ordinal),
            Digests = files.Files.Where(static f => f.File.Content.Length > 0).ToFrozenDictionary(static f => f.Path, static f => f.File.Md5, StringComparer.Ordinal),
            Libraries = libraries.ToFrozenSet(StringComparer.Ordinal),
            Libc = libraries.Contains("libc.so.6") ? "glibc" : files.SymbolicLinks.Any(static l => NameOf(l.Path).StartsWith("ld-musl-", StringComparison.Ordinal)) || libraries.Any(static l => l.StartsWith("libc.musl-", StringComparison.Ordinal)) || binaries.Keys.Any(static p => NameOf(p).StartsWith("ld-musl-", StringComparison.Ordinal)) ? "musl" : null,
            Users = Accounts(files, "etc/passwd", static f => f.Length > 3 ? $"{f[2]}:{f[3]}" : null),
            Groups = Accounts(files, "etc/group", static f => f.Length > 2 ? f[2] : null),
            Privileged = files.Privileged,
            Certificates = certificates is null ? null : Lines(certificates).ToFrozenSet(StringComparer.Ordinal),
            OpenSsl = OpenSsl(files.Find("etc/ssl/openssl.cnf") ?? files.Find("etc/pki/tls/openssl.cnf")),
            TimeZones = Zones.Where(z => files.KindOf($"usr/share/zoneinfo/{z}") == EntryKind.File).ToFrozenSet(StringComparer.Ordinal),
            Bytes = files.Bytes,
            Entries = files.Entries,
        };
    }

    private static FrozenDictionary<string, string> Commands(MergedFiles files)
    {
        var commands = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Files.Where(static f => ComparisonFiles.IsCommand(f.Path) && f.File.Permissions is null or { IsExecutable: true })) commands.TryAdd(NameOf(file.Path), file.Path);
        foreach (var link in files.SymbolicLinks.Where(static l => ComparisonFiles.IsCommand(l.Path)))
            if (files.KindOf(link.Path) == EntryKind.File) commands.TryAdd(NameOf(link.Path), files.Resolve(link.Path) ?? link.Path);
        return commands.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Owners(MergedFiles files)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in files.Files.Where(static f => f.Path.StartsWith("var/lib/dpkg/info/", StringComparison.Ordinal) && f.Path.EndsWith(".list", StringComparison.Ordinal)))
        {
            var package = NameOf(list.Path)[..^".list".Length].Split(':')[0];
            foreach (var line in Lines(list))
                if (ComparisonFiles.IsCommand(line.AsSpan().TrimStart('/'))) owners.TryAdd(NameOf(line), package);
        }

        return owners.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Accounts(MergedFiles files, string path, Func<string[], string?> value)
    {
        var accounts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (files.Find(path) is { } file)
            foreach (var fields in Lines(file).Select(static l => l.Split(':')))
                if (value(fields) is { } found) accounts.TryAdd(fields[0], found);
        return accounts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> OpenSsl(MergedFile? file)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (file is not null)
        {
            foreach (var line in Lines(file))
            {
                var parts = line.Split('#')[0].Split('=', 2, StringSplitOptions.TrimEntries);
                if (parts.Length == 2 && OpenSslKeys.Contains(parts[0])) settings[parts[0]] = parts[1];
            }
        }

        return settings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string[] Lines(MergedFile file) => Encoding.UTF8.GetString(file.File.Content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
