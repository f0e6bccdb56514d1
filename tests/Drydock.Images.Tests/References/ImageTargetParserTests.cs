using System.IO.Compression;
using System.Text;
using Drydock.Images.References;

namespace Drydock.Images.Tests.References;

public sealed class ImageTargetParserTests : IDisposable
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-target-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("python:3.12", TargetKind.Image, "python:3.12")]
    [InlineData("image://python", TargetKind.Image, "python")]
    [InlineData("docker:python:3.12", TargetKind.Docker, "python:3.12")]
    [InlineData("docker-daemon:python:3.12", TargetKind.Docker, "python:3.12")]
    [InlineData("local://python", TargetKind.Docker, "python")]
    [InlineData("podman:localhost/app", TargetKind.Podman, "localhost/app")]
    [InlineData("podman://localhost/app", TargetKind.Podman, "localhost/app")]
    [InlineData("registry:ghcr.io/owner/app:1", TargetKind.Registry, "ghcr.io/owner/app:1")]
    [InlineData("registry://python", TargetKind.Registry, "python")]
    [InlineData("remote:python", TargetKind.Registry, "python")]
    [InlineData("docker:sha256:" + Hex, TargetKind.Docker, "sha256:" + Hex)]
    [InlineData(Hex, TargetKind.Image, Hex)]
    public void Names_take_the_prefixes_of_peers(string text, TargetKind kind, string value)
    {
        var target = Parse(text);
        Assert.Equal((kind, value, null), (target.Kind, target.Value, target.Selector));
        Assert.Equal(text, target.Text);
    }

    [Theory]
    [InlineData("oci:", TargetKind.OciLayout)]
    [InlineData("oci-dir:", TargetKind.OciLayout)]
    [InlineData("oci-dir://", TargetKind.OciLayout)]
    [InlineData("dir:", TargetKind.Directory)]
    [InlineData("fs://", TargetKind.Directory)]
    [InlineData("rootfs:", TargetKind.Directory)]
    public void Folders_take_the_prefixes_of_peers(string prefix, TargetKind kind)
    {
        var target = Parse(prefix + folder);
        Assert.Equal((kind, folder), (target.Kind, target.Value));
    }

    [Theory]
    [InlineData("oci-archive:", TargetKind.OciArchive)]
    [InlineData("docker-archive:", TargetKind.DockerArchive)]
    [InlineData("docker-archive://", TargetKind.DockerArchive)]
    [InlineData("sbom:", TargetKind.Sbom)]
    [InlineData("sbom://", TargetKind.Sbom)]
    [InlineData("archive://", TargetKind.DockerArchive)]
    [InlineData("file:", TargetKind.DockerArchive)]
    public void Files_take_the_prefixes_of_peers(string prefix, TargetKind kind)
    {
        var path = Write("saved.tar", Tar("manifest.json"));
        Assert.Equal((kind, path), (Parse(prefix + path).Kind, Parse(prefix + path).Value));
    }

    [Fact]
    public void A_tag_name_or_digest_after_a_path_selects_the_image()
    {
        var archive = Write("many.tar", Tar("manifest.json"));
        Assert.Equal("v1", Parse($"oci:{folder}:v1").Selector);
        Assert.Equal("sha256:" + Hex, Parse($"oci:{folder}@sha256:{Hex}").Selector);
        Assert.Equal("python:3.12", Parse($"docker-archive:{archive}:python:3.12").Selector);
        Assert.Equal(folder, Parse($"{folder}:v1").Value);
        var colon = Path.Combine(folder, "a:b");
        Directory.CreateDirectory(colon);
        Assert.Equal((colon, null), (Parse("dir:" + colon).Value, Parse("dir:" + colon).Selector));
    }

    [Theory]
    [InlineData("docker.tar", TargetKind.DockerArchive, "manifest.json", "x.tar")]
    [InlineData("skopeo.tar", TargetKind.DockerArchive, Hex + ".tar", "manifest.json")]
    [InlineData("legacy.tar", TargetKind.DockerArchive, Hex + "/layer.tar")]
    [InlineData("oci.tar", TargetKind.OciArchive, "blobs/sha256/" + Hex, "oci-layout", "index.json")]
    [InlineData("both.tar", TargetKind.DockerArchive, "blobs/sha256/" + Hex, "index.json", "manifest.json")]
    public void An_archive_is_recognised_by_its_entries(string name, TargetKind kind, params string[] entries)
    {
        Assert.Equal(kind, Parse(Write(name, Tar(entries))).Kind);
        Assert.Equal(kind, Parse(Write(name + ".gz", Gzip(Tar(entries)))).Kind);
    }

    [Fact]
    public void Folders_are_layouts_by_their_oci_layout_file()
    {
        Assert.Equal(TargetKind.Directory, Parse(folder).Kind);
        Write("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray());
        Assert.Equal(TargetKind.OciLayout, Parse(folder).Kind);
    }

    [Theory]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6"}""")]
    [InlineData("""{"packages":[{"spdxVersion":"not here"}],"relationships":[],"spdxVersion":"SPDX-2.3"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://spdx.dev/Document","predicate":{}}""")]
    public void An_sbom_is_recognised_by_its_top_level_keys(string json)
    {
        Assert.Equal(TargetKind.Sbom, Parse(Write("any-name", Encoding.UTF8.GetBytes(json))).Kind);
        Assert.Equal(TargetKind.Sbom, Parse(Write("with-bom", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\n " + json)])).Kind);
    }

    [Fact]
    public void The_deciding_key_may_stand_at_the_end_of_a_large_sbom()
    {
        var packages = string.Join(',', Enumerable.Range(0, 20_000).Select(static i => $$"""{"name":"p{{i}}","versionInfo":"1"}"""));
        var json = $$"""{"comment":"{{new string('x', 200_000)}}","packages":[{{packages}}],"spdxVersion":"SPDX-2.3"}""";
        Assert.Equal(TargetKind.Sbom, Parse(Write("big.json", Encoding.UTF8.GetBytes(json))).Kind);
    }

    [Theory]
    [InlineData("uv.lock")]
    [InlineData("poetry.lock")]
    [InlineData("Pipfile.lock")]
    [InlineData("pyproject.toml")]
    [InlineData("requirements.txt")]
    [InlineData("requirements-dev.txt")]
    public void Lock_and_requirements_files_are_recognised_by_name(string name) =>
        Assert.Equal(TargetKind.File, Parse(Write(name, "{}"u8.ToArray())).Kind);

    [Theory]
    [InlineData("docker-archive:/no/such/file.tar", "no such file")]
    [InlineData("oci:/no/such/folder", "no such file")]
    [InlineData("./no/such/folder", "no such file")]
    [InlineData("oci-arcive:./x.tar", "not a known prefix")]
    [InlineData("regsitry://python", "not a known prefix")]
    [InlineData("https://ghcr.io/a", "not read directly")]
    [InlineData("containers-storage:python", "not read directly")]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData(null, "empty")]
    [InlineData("docker:Python", "lower case")]
    public void What_is_not_understood_is_said(string? text, string wrong)
    {
        Assert.False(ImageTargetParser.TryParse(text, out _, out var problem));
        Assert.Contains(wrong, problem.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regsitry://python", "registry:")]
    [InlineData("oci-arcive:./x.tar", "oci-archive:")]
    [InlineData("dockr://python", "docker:")]
    public void The_nearest_prefix_is_suggested(string text, string suggestion)
    {
        Assert.False(ImageTargetParser.TryParse(text, out _, out var problem));
        Assert.Contains("did you mean " + suggestion, problem.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_prefix_before_an_existing_path_is_no_image_name()
    {
        var path = Write("saved.tar", Tar("manifest.json"));
        Assert.False(ImageTargetParser.TryParse("docker-archve:" + path, out _, out var problem));
        Assert.Contains("docker-archive", problem.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.md", "# hello")]
    [InlineData("data.json", """{"name":"x"}""")]
    [InlineData("bad.json", """{"name":""")]
    [InlineData("bom.xml", "<?xml version=\"1.0\"?><bom/>")]
    [InlineData("empty", "")]
    public void A_file_of_no_known_kind_is_an_error_not_an_empty_scan(string name, string content)
    {
        Assert.False(ImageTargetParser.TryParse(Write(name, Encoding.UTF8.GetBytes(content)), out _, out var problem));
        Assert.NotEmpty(problem.Next);
    }

    [Fact]
    public void Prefixes_for_files_refuse_folders_and_the_reverse()
    {
        var path = Write("saved.tar", Tar("manifest.json"));
        Assert.False(ImageTargetParser.TryParse("dir:" + path, out _, out var notFolder));
        Assert.False(ImageTargetParser.TryParse("docker-archive:" + folder, out _, out var notFile));
        Assert.Contains("not a folder", notFolder.Wrong, StringComparison.Ordinal);
        Assert.Contains("not a file", notFile.Wrong, StringComparison.Ordinal);
    }

    private static ImageTarget Parse(string text)
    {
        Assert.True(ImageTargetParser.TryParse(text, out var target, out var problem), problem?.ToString());
        return target;
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Tar(params string[] names)
    {
        using var archive = new MemoryStream();
        foreach (var name in names)
        {
            var header = new byte[512];
            Encoding.ASCII.GetBytes(name).CopyTo(header, 0);
            "00000000003\0"u8.CopyTo(header.AsSpan(124));
            "ustar\0"u8.CopyTo(header.AsSpan(257));
            "        "u8.CopyTo(header.AsSpan(148));
            Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(static b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
            archive.Write(header);
            archive.Write(new byte[512]);
        }

        archive.Write(new byte[1024]);
        return archive.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }
}
