using System.Collections.Immutable;
using Drydock.Assessment.StructureTests;
using Drydock.Images;
using Drydock.TestKit.Images;

namespace Drydock.Assessment.Tests.StructureTests;

/// <summary>Structure tests on an image that was made for them, read without an engine.</summary>
public sealed class StructureJudgeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-structure-").FullName;

    private Func<TarBuilder, TarBuilder> more = static l => l;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<ImmutableArray<StructureResult>> JudgeAsync(string tests)
    {
        var read = StructureTestReader.Read("schemaVersion: \"2.0.0\"\n" + tests);
        Assert.Empty(read.Problems);
        var image = TestImage.Create()
            .Layer(static l => l.Entry("srv/", '5', [], change: static h => "0000750\00000144\00000062\0"u8.CopyTo(h.AsSpan(100))).Folder("usr/share/doc/tar").File("usr/share/doc/tar/copyright", "GPL-3+\n").Folder("usr/share/doc/gone"))
            .Layer(static l => l.File("etc/os-release", "VERSION_CODENAME=bookworm\n").Whiteout("usr/share/doc/gone").File("app/main.py", "print(1)\n").File("app/old", "x").Symlink("app/link", "main.py"))
            .Layer(static l => l.File("etc/os-release", "VERSION_CODENAME=trixie\n").File("app/.wh.old", "").File("app/license", "GNU Affero, agpl-3"))
            .Layer(l => more(l));
        var target = new ImageTarget(TargetKind.OciLayout, image.WriteLayout(Path.Combine(folder, "layout")), "layout");
        await using var source = await ImageSources.OpenAsync(target, new ImageSourceOptions(static _ => null, static _ => throw new InvalidOperationException()) { Offline = true }, TestContext.Current.CancellationToken);
        var contents = await new ImageReader(new StructureFiles(read.Test!), null, Limits.Default, TimeProvider.System).ReadAsync(source, null, null, TestContext.Current.CancellationToken);
        return StructureJudge.Judge(read.Test!, contents);
    }

    private async Task<(StructureOutcome, string)> OneAsync(string tests) => Assert.Single(await JudgeAsync(tests)) is var result ? (result.Outcome, result.Text) : default;

    [Theory]
    [InlineData("{name: a, path: /app/main.py}", StructureOutcome.Passed)]
    [InlineData("{name: a, path: /app/link}", StructureOutcome.Passed)]
    [InlineData("{name: a, path: /app}", StructureOutcome.Passed)]
    [InlineData("{name: a, path: /app/old, shouldExist: false}", StructureOutcome.Passed)]
    [InlineData("{name: a, path: /app/old}", StructureOutcome.Failed)]
    [InlineData("{name: a, path: /app/main.py, shouldExist: false}", StructureOutcome.Failed)]
    [InlineData("{name: a, path: /app/main.py, permissions: \"-rw-r--r--\", uid: 0, gid: 0}", StructureOutcome.Passed)]
    [InlineData("{name: a, path: /app/main.py, permissions: \"-rwxr-xr-x\"}", StructureOutcome.Failed)]
    [InlineData("{name: a, path: /app/main.py, uid: 1000}", StructureOutcome.Failed)]
    [InlineData("{name: a, path: /app/main.py, isExecutableBy: owner}", StructureOutcome.Failed)]
    [InlineData("{name: a, path: /app, uid: 0}", StructureOutcome.NotJudged)]
    [InlineData("{name: a, path: /srv, permissions: \"drwxr-x---\", uid: 100, gid: 50}", StructureOutcome.Passed)]
    [InlineData("{name: a, path: /srv, permissions: \"drwxr-xr-x\"}", StructureOutcome.Failed)]
    [InlineData("{name: a, path: /srv, uid: 0}", StructureOutcome.Failed)]
    public async Task Files_are_seen_as_the_container_sees_them(string test, StructureOutcome expected) => Assert.Equal(expected, (await OneAsync($"fileExistenceTests: [{test}]\n")).Item1);

    [Fact]
    public async Task Contents_are_those_of_the_uppermost_layer()
    {
        Assert.Equal((StructureOutcome.Passed, ""), await OneAsync("fileContentTests: [{name: os, path: /etc/os-release, expectedContents: [trixie], excludedContents: [bookworm]}]\n"));
        Assert.Equal((StructureOutcome.Failed, "/etc/os-release has no match of 'bookworm'; /etc/os-release has a match of 'tri.ie'"), await OneAsync("fileContentTests: [{name: os, path: /etc/os-release, expectedContents: [bookworm], excludedContents: [tri.ie]}]\n"));
        Assert.Equal(StructureOutcome.Failed, (await OneAsync("fileContentTests: [{name: os, path: /missing, expectedContents: []}]\n")).Item1);
    }

    [Fact]
    public async Task Metadata_is_that_of_the_config_and_each_difference_is_told()
    {
        var (outcome, text) = await OneAsync("metadataTest: {envVars: [{key: A, value: b}], exposedPorts: [\"8080\"], user: \"1000\", workdir: /app, entrypoint: []}\n");
        Assert.Equal((StructureOutcome.Failed, "there is no variable A; port 8080 is not exposed; the working folder is '' instead of '/app'; the user is '' instead of '1000'"), (outcome, text));
        Assert.Equal((StructureOutcome.Passed, ""), await OneAsync("metadataTest: {unboundEnvVars: [A], unexposedPorts: [\"8080\"], cmd: [], unmountedVolumes: [/data]}\n"));
    }

    [Theory]
    [InlineData("{debian: true}", StructureOutcome.Passed, "")]
    [InlineData("{debian: true, files: [/app/license]}", StructureOutcome.Failed, "/app/license names AGPL")]
    [InlineData("{files: [/app/missing, /app/main.py]}", StructureOutcome.Failed, "/app/missing is not there, or is no file")]
    public async Task License_texts_must_be_there_and_name_nothing_refused(string test, StructureOutcome expected, string text) => Assert.Equal((expected, text), await OneAsync($"licenseTests: [{test}]\n"));

    [Fact]
    public async Task A_package_without_its_license_text_fails()
    {
        more = static l => l.Folder("usr/share/doc/libgnutls30").Folder("usr/share/doc/zlib1g");
        Assert.Equal((StructureOutcome.Failed, "/usr/share/doc/zlib1g/copyright is not there, or is no file"), await OneAsync("licenseTests: [{debian: true}]\n"));
    }

    [Fact]
    public void The_variables_of_the_image_stand_in_commands_and_values()
    {
        var variables = new StructureVariables(["PATH=/bin", "HOME=/root", "ODD"]);
        Assert.Equal(["/bin/python", "/root:$", "", "$1"], variables.Command(["$PATH/python", "${HOME}:$", "$NONE${ODD}", "$1"]));
        Assert.Equal(["PATH=/env/bin:/bin"], variables.Environment([new NamedText("PATH", "/env/bin:$PATH", false)]));
    }

    [Fact]
    public async Task What_is_not_supported_is_no_pass() => Assert.All(await JudgeAsync("containerRunOptions: {privileged: true}\n"), static r => Assert.Equal(StructureOutcome.NotJudged, r.Outcome));

    [Fact]
    public void A_command_is_judged_by_its_code_and_both_its_outputs()
    {
        var test = new CommandTest("c", ["x"], [], 3, new OutputPatterns(["^Python 3"], ["Traceback"], [], ["warning"]));
        Assert.Equal(StructureOutcome.Passed, StructureJudge.Judge(test, 3, "Python 3.13\n", "").Outcome);
        Assert.EndsWith("; it wrote 'Python 2.7'", StructureJudge.Judge(test, 3, "Python 2.7\nmore\n", "").Text, StringComparison.Ordinal);
        Assert.Equal("it ended with 0 instead of 3; standard output has no match of '^Python 3'; standard error has a match of 'warning'; it wrote nothing", StructureJudge.Judge(test, 0, "", "a warning").Text);
    }
}
