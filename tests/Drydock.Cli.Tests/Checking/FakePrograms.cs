namespace Drydock.Cli.Tests.Checking;

/// <summary>A folder of shell scripts in the place of programs.</summary>
internal sealed class FakePrograms : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FakePrograms() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the programs of this test are shell scripts");

    /// <summary>For PATH.</summary>
    public string Path => folder.Path;

    /// <summary>How often a program was started.</summary>
    public int Starts(string name) => File.Exists(Log(name)) ? File.ReadAllLines(Log(name)).Length : 0;

    /// <summary>What its arguments were, start by start.</summary>
    public IReadOnlyList<string> Calls(string name) => File.ReadAllLines(Log(name));

    public FakePrograms With(string name, string script)
    {
        var file = folder.Write(name, $"#!/bin/sh\necho \"$*\" >> '{Log(name)}'\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>Takes away that it may be run.</summary>
    public void Forbid(string name)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.File(name), UnixFileMode.UserRead);
    }

    public void Dispose() => folder.Dispose();

    private string Log(string name) => folder.File(name + ".calls");
}
