using Drydock.Assessment.StructureTests;

namespace Drydock.Assessment.Tests.StructureTests;

public sealed class StructureTestReaderTests
{
    private const string File =
        """
        schemaVersion: "2.0.0"
        globalEnvVars: [{key: A, value: b}]
        commandTests:
          - {name: py, command: python, args: ["-V"], exitCode: 0, expectedOutput: ["Python 3\\.1[23]"], envVars: [{key: C, value: d}], setup: [[touch, /a], [ls]], teardown: [[rm, /a]]}
        fileExistenceTests:
          - {name: app, path: /app/../app/main.py, shouldExist: true, permissions: "-rw-r--r--", uid: 1000, gid: -1, isExecutableBy: any}
        fileContentTests: [{name: os, path: /etc/os-release, expectedContents: [trixie], excludedContents: [bookworm]}]
        metadataTest: {envVars: [{key: PATH, value: "/usr/.*", isRegex: true}], exposedPorts: ["8080"], cmd: [], workdir: /app, user: "1000"}
        licenseTests: [{debian: true, files: []}]
        containerRunOptions: {user: "1000", privileged: true}
        """;

    [Fact]
    public void Everything_that_a_file_can_ask_is_read()
    {
        var read = StructureTestReader.Read(File);
        Assert.Empty(read.Problems);
        var test = read.Test!;
        var command = Assert.Single(test.Commands);
        Assert.Equal(["python", "-V"], command.Command);
        Assert.Equal([@"Python 3\.1[23]"], command.Output.Expected);
        Assert.Equal(new FileExistenceTest("app", "app/main.py", true, "-rw-r--r--", 1000, null, "any"), Assert.Single(test.Existence));
        Assert.Equal(["app/main.py", "etc/os-release"], test.Paths);
        Assert.Equal(["8080"], test.Metadata!.Ports);
        Assert.Equal(("/app", "1000"), (test.Metadata.WorkingFolder, test.Metadata.User));
        Assert.Equal((true, 0), (Assert.Single(test.Licenses).Debian, test.Licenses[0].Files.Length));
        Assert.Equal(["touch /a", "ls"], command.Setup.Select(static s => string.Join(' ', s)));
        Assert.Equal((false, true, 0), (test.Metadata.Entrypoint.HasValue, test.Metadata.Command.HasValue, test.Metadata.Command!.Value.Length));
        Assert.Equal("1000", test.User);
        Assert.Equal(["containerRunOptions.privileged"], test.Unsupported);
    }

    [Theory]
    [InlineData("schemaVersion: 1.0.0\n", "only schemaVersion 2.0.0 is read")]
    [InlineData("schemaVersion: \"2.0.0\"\nfileExistanceTests: []\n", "2:1: there is no key 'fileExistanceTests' here (did you mean 'fileExistenceTests'?)")]
    [InlineData("schemaVersion: \"2.0.0\"\nfileContentTests: [{name: a}]\n", "path: is missing")]
    [InlineData("schemaVersion: \"2.0.0\"\nfileContentTests: [{name: a, path: /a, expectedContents: [\"(\"]}]\n", "is no regular expression")]
    [InlineData("schemaVersion: \"2.0.0\"\ncommandTests: {a: b}\n", "here a list is needed")]
    [InlineData("schemaVersion: \"2.0.0\"\ncommandTests: [{name: a, command: b, setup: [[]]}]\n", "here a command is needed")]
    [InlineData("- 1\n", "one mapping is needed")]
    [InlineData("a: [\n", "")]
    public void What_is_not_understood_is_a_problem_and_never_left_out(string text, string expected)
    {
        var read = StructureTestReader.Read(text);
        Assert.Null(read.Test);
        Assert.Contains(read.Problems, p => p.Contains(expected, StringComparison.Ordinal));
    }
}
