using Drydock.Cli.Checking;
using Drydock.Images;

namespace Drydock.Cli.Editing;

/// <summary>Judges a Dockerfile of an editor as <c>drydock check</c> judges a file of the disk.</summary>
internal sealed class DocumentChecker(Invocation run, CheckOptions options)
{
    private readonly ShellCheckProgram? shellCheck = run.Value(options.NoShellCheck) ? null : ShellCheckProgram.Find(run.Session);

    /// <summary>Why ShellCheck says nothing any more; null while it answers, or is not there.</summary>
    public Problem? ShellCheckFailure => shellCheck?.Failure;

    /// <summary>Reads and judges a text.</summary>
    /// <param name="path">Where it is, or will be, saved; null where the editor does not say.</param>
    /// <param name="text">The text, which need not be saved.</param>
    /// <param name="shell">Whether ShellCheck is started for commands that it has not seen.</param>
    /// <exception cref="ProblemException">The fleet file that it belongs to has problems.</exception>
    public async Task<OpenDocument> CheckAsync(string uri, int? version, string? path, ReadOnlyMemory<byte> text, ShellFindings shell)
    {
        // What lies beside the file may have changed since the last time: nothing of it is kept.
        var sources = new CheckSources(run, new CheckPolicies(run, options));
        var source = await sources.ReadOpenAsync(path, text);
        var found = shellCheck is null ? [] : shell == ShellFindings.Known ? shellCheck.Known(source) : await shellCheck.RunAsync(source, run.Cancellation);
        return new OpenDocument(uri, version, source, CheckOne.Run(source, found));
    }
}
