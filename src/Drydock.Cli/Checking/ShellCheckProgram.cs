using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images;
using Drydock.Images.Programs;

namespace Drydock.Cli.Checking;

/// <summary>The shellcheck program, where it is on the PATH: its findings in the shell text of RUN, CMD, ENTRYPOINT and HEALTHCHECK, put where they stand in the file.</summary>
/// <remarks>Many scripts are given to one process, and what was said of a script is remembered: starting a process costs more than a script.</remarks>
internal sealed class ShellCheckProgram
{
    private const int MostOutput = 16 << 20;
    private const int ScriptsAtOnce = 32;
    private const int MostRemembered = 10_000;

    /// <summary>Left out: they ask for files that only the built image has, or for a dialect that is already chosen.</summary>
    private const string LeftOut = "SC1090,SC1091,SC2187";

    private readonly string program;
    private readonly TimeSpan patience;
    private readonly ConcurrentDictionary<(string Dialect, string Text), ImmutableArray<ShellCheckComment>> remembered = new();
    private int failed;

    private ShellCheckProgram(string program, TimeSpan patience) => (this.program, this.patience) = (program, patience);

    /// <summary>Why it is not asked any more; null while it answers.</summary>
    public Problem? Failure { get; private set; }

    /// <summary>The program of the PATH; null when there is none.</summary>
    public static ShellCheckProgram? Find(Session session) => ProgramPath.Find(session, "shellcheck") is { } path ? new ShellCheckProgram(path, session.ProgramPatience) : null;

    /// <summary>What it finds in files. A program that fails is not asked again, and nothing is lost but its findings.</summary>
    public async Task<ImmutableArray<ImmutableArray<ShellFinding>>> RunAsync(IReadOnlyList<CheckedSource> files, CancellationToken cancellation)
    {
        var texts = files.Select(TextsOf).ToList();
        if (remembered.Count > MostRemembered) remembered.Clear();
        var asked = texts.SelectMany(static t => t).Select(static t => (t.Dialect, t.Text)).Distinct().Where(k => !remembered.ContainsKey(k)).GroupBy(static k => k.Dialect, StringComparer.Ordinal).SelectMany(static g => g.Chunk(ScriptsAtOnce));
        await Parallel.ForEachAsync(asked, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, AskAsync);
        return [.. texts.Select(Known)];
    }

    /// <summary>What it finds in one file.</summary>
    public async Task<ImmutableArray<ShellFinding>> RunAsync(CheckedSource file, CancellationToken cancellation) => (await RunAsync([file], cancellation))[0];

    /// <summary>What it said before of the scripts that the file still has; starts nothing.</summary>
    public ImmutableArray<ShellFinding> Known(CheckedSource file) => Known(TextsOf(file));

    private static List<ShellText> TextsOf(CheckedSource file) => [.. file.Model.Stages.SelectMany(static s => s.All<Statement>()).Select(static s => s is OnbuildStatement { Trigger: { } later } ? later : s).OfType<CommandStatement>().Select(ShellText.Of).OfType<ShellText>()];

    private ImmutableArray<ShellFinding> Known(List<ShellText> texts)
    {
        var found = ImmutableArray.CreateBuilder<ShellFinding>();
        foreach (var text in texts)
        {
            if (!remembered.TryGetValue((text.Dialect, text.Text), out var comments)) continue;
            foreach (var comment in comments)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"SC{comment.Code:0000}");
                if (text.SpanOf(comment) is { } span) found.Add(new ShellFinding(code, comment.Level, comment.Message, span));
            }
        }

        return found.ToImmutable();
    }

    private async ValueTask AskAsync((string Dialect, string Text)[] scripts, CancellationToken cancellation)
    {
        if (Volatile.Read(ref failed) != 0) return;
        try
        {
            var answers = scripts.Length == 1 ? await OneAsync(scripts[0], cancellation) : await ManyAsync(scripts, cancellation);
            foreach (var (script, answer) in scripts.Zip(answers)) remembered[script] = answer;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            if (Interlocked.Exchange(ref failed, 1) == 0) Failure = new Problem("asking ShellCheck", program, error.Message.TrimEnd('.'), "its findings are left out; give --no-shellcheck to do without it");
        }
    }

    private Task<ImmutableArray<ShellCheckComment>[]> OneAsync((string Dialect, string Text) script, CancellationToken cancellation) =>
        RunAsync(script.Dialect, new ProgramCall { Command = [], Input = Encoding.UTF8.GetBytes(script.Text) }, ["-"], cancellation);

    /// <summary>The scripts as files of a folder of their own, which nobody else may read.</summary>
    private async Task<ImmutableArray<ShellCheckComment>[]> ManyAsync((string Dialect, string Text)[] scripts, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("drydock-shellcheck-");
        try
        {
            var names = scripts.Select(static (_, i) => i.ToString(CultureInfo.InvariantCulture)).ToArray();
            foreach (var (name, script) in names.Zip(scripts)) await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), script.Text, cancellation);
            return await RunAsync(scripts[0].Dialect, new ProgramCall { Command = [], Folder = folder.FullName }, names, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<ImmutableArray<ShellCheckComment>[]> RunAsync(string dialect, ProgramCall call, string[] names, CancellationToken cancellation)
    {
        string[] command = [program, "--format=json1", $"--shell={dialect}", $"--exclude={LeftOut}", "--norc", .. names];
        var outcome = await ProgramRunner.RunAsync(call with { Command = command, Time = patience, MostBytes = MostOutput, EndsWhenFull = true }, TimeProvider.System, cancellation);
        return outcome switch
        {
            { End: ProgramEnd.NotStarted } => throw new IOException($"it cannot be started: {outcome.Reason}"),
            { End: ProgramEnd.TimedOut } => throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it did not answer within {patience.TotalSeconds:0.###} seconds")),
            { End: ProgramEnd.TooMuchOutput } => throw new IOException($"its answer has more than {MostOutput} bytes"),

            // 0: nothing found, 1: something found.
            { ExitCode: not (0 or 1) } => throw new IOException($"it ended with exit code {outcome.ExitCode}"),
            _ => ShellCheckAnswer.Read(outcome.Output, names.Length),
        };
    }
}
