using System.Buffers;
using System.Text.Json;
using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers;

/// <summary>Installed npm packages: the <c>package.json</c> at the root of each package below a <c>node_modules</c> folder.</summary>
/// <remarks>npm documentation, "folders" and "package.json". pnpm's and npm's links lead to one real file, which is found once.</remarks>
public sealed class Npm : ICataloger
{
    private const string ModulesFolder = "node_modules/";
    private const string FileName = "package.json";

    public string Name => "npm";

    public int Version => 1;

    public IReadOnlyList<string> KnownFolders { get; } = [];

    public IReadOnlyList<string> KnownFiles { get; } = [];

    public bool Wants(ReadOnlySpan<char> path) => IsPackageRoot(path);

    /// <summary>Name and version as a JSON object of their own; empty when the file is not JSON.</summary>
    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content)
    {
        if (!TryParse(content, out var name, out var version)) return ReadOnlyMemory<byte>.Empty;
        var kept = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            if (name is not null) writer.WriteString("name", name);
            if (version is not null) writer.WriteString("version", version);
            writer.WriteEndObject();
        }

        return kept.WrittenMemory;
    }

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        foreach (var file in files.Files)
        {
            if (!IsPackageRoot(file.Path)) continue;
            if (!TryParse(file.File.Content, out var name, out var version))
            {
                found.Report(PackageProblems.InvalidJson(file.Path));
                continue;
            }

            // A package.json without a version marks a folder (its module type, a workspace), not an installed package.
            if (!Utf8Text.IsWord(name) || !Utf8Text.IsWord(version)) continue;
            found.HasDatabase = true;
            var slash = name!.IndexOf('/', StringComparison.Ordinal);
            found.Add(new Package
            {
                Name = name,
                Version = version!,
                Type = PackageType.Npm,
                Purl = PackageUrl.Build("npm", slash < 0 ? null : name[..slash], slash < 0 ? name : name[(slash + 1)..], version),
                Locations = [new PackageLocation(file.Path, file.Layer)],
                OwnedBy = found.Owners.Find(files, file),
            });
        }
    }

    /// <summary>True for <c>…/node_modules/NAME/package.json</c> and <c>…/node_modules/@SCOPE/NAME/package.json</c>: not for the files deeper in a package.</summary>
    internal static bool IsPackageRoot(ReadOnlySpan<char> path)
    {
        if (!path.EndsWith("/" + FileName)) return false;
        var at = path.LastIndexOf(ModulesFolder);
        if (at < 0 || (at > 0 && path[at - 1] != '/')) return false;
        var name = path[(at + ModulesFolder.Length)..];
        if (name.Length <= FileName.Length + 1) return false;
        name = name[..^(FileName.Length + 1)];
        var slash = name.IndexOf('/');
        return name[0] == '@' ? slash > 1 && !name[(slash + 1)..].Contains('/') : slash < 0 && name[0] != '.';
    }

    private static bool TryParse(ReadOnlyMemory<byte> content, out string? name, out string? version)
    {
        (name, version) = (null, null);
        try
        {
            var json = content[(content.Length - Utf8Text.WithoutMark(content.Span).Length)..];
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            name = JsonText.Property(document.RootElement, "name");
            version = JsonText.Property(document.RootElement, "version");
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
