using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Checking;

/// <summary>The shellcheck program, where it is on the PATH: its findings in the shell text of RUN, CMD, ENTRYPOINT and HEALTHCHECK, put where they stand in the file.</summary>
internal sealed class ShellCheckProgram
{
    private const int MostOutput = 4 << 20;

    /// <summary>Left out: they ask for files that only the built image has.</summary>
    private const string LeftOut = "SC1090,SC1091,SC2187";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string program;
    private bool failed;

    private ShellCheckProgram(string program) => this.program = program;

    /// <summary>The program of the PATH; null when there is none.</summary>
    public static ShellCheckProgram? Find(Session session) => ProgramPath.Find(session, "shellcheck") is { } path ? new ShellCheckProgram(path) : null;

    /// <summary>What it finds in a file. A program that fails is not asked again, and nothing is lost but its findings.</summary>
    public async Task<ImmutableArray<ShellFinding>> RunAsync(CheckedSource file, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<ShellFinding>();
        foreach (var statement in file.Model.Stages.SelectMany(static s => s.All<CommandStatement>()).Where(static c => c.Script is not null && !c.Exec))
        {
            if (failed) break;
            found.AddRange(await JudgeAsync(statement, cancellation));
        }

        return found.ToImmutable();
    }

    private async Task<IEnumerable<ShellFinding>> JudgeAsync(CommandStatement statement, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(Patience);
        try
        {
            var (head, headLines) = Head(statement);
            using var process = Process.Start(Start(statement)) ?? throw new InvalidOperationException("it did not start");

            // The program reads all of its input before it answers, so writing first cannot block.
            await process.StandardInput.WriteAsync((head + statement.Script!.Text).AsMemory(), stop.Token);
            process.StandardInput.Close();
            var output = await ReadAsync(process, stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return Parse(output, statement, headLines);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException or InvalidOperationException or JsonException || error is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            failed = true;
            return [];
        }
    }

    private ProcessStartInfo Start(CommandStatement statement)
    {
        var shell = statement.Shell.Kind switch { ShellKind.Bash => "bash", ShellKind.Dash or ShellKind.Ash => "dash", ShellKind.Zsh => "ksh", _ => "sh" };
        return new ProcessStartInfo(program, ["--format=json1", $"--shell={shell}", $"--exclude={LeftOut}", "--norc", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
    }

    /// <summary>The variables that the file declares, so that they do not count as unset.</summary>
    private static (string Text, int Lines) Head(CommandStatement statement)
    {
        var names = statement.Scope.Variables.Keys.Concat(PlatformArguments.Proxies).Where(static n => n.Length > 0 && !char.IsAsciiDigit(n[0]) && n.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')).Order(StringComparer.Ordinal);
        return ($"export {string.Join(' ', names.Select(static n => n + "=1"))}\n", 1);
    }

    private static async Task<string> ReadAsync(Process process, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var piece = new char[1 << 14];
        for (int read; (read = await process.StandardOutput.ReadAsync(piece, cancellation)) > 0;)
        {
            if (output.Length + read > MostOutput) throw new IOException("its answer is too long");
            output.Append(piece, 0, read);
        }

        return output.ToString();
    }

    private static List<ShellFinding> Parse(string output, CommandStatement statement, int headLines)
    {
        using var document = JsonDocument.Parse(output);
        var found = new List<ShellFinding>();
        foreach (var comment in document.RootElement.GetProperty("comments").EnumerateArray())
        {
            var start = Index(statement.Script!.Text, comment.GetProperty("line").GetInt32() - headLines, comment.GetProperty("column").GetInt32());
            var end = Index(statement.Script.Text, comment.GetProperty("endLine").GetInt32() - headLines, comment.GetProperty("endColumn").GetInt32());
            if (start < 0 || end < start) continue;
            var code = "SC" + comment.GetProperty("code").GetInt32().ToString(CultureInfo.InvariantCulture);
            found.Add(new ShellFinding(code, comment.GetProperty("level").GetString() ?? "info", comment.GetProperty("message").GetString() ?? "", statement.Script.Map.SpanOf(start, Math.Max(end, start + 1))));
        }

        return found;
    }

    /// <summary>Index in the text of a line and a column from 1, tabs counted as one; -1 outside of it.</summary>
    private static int Index(string text, int line, int column)
    {
        if (line < 1) return -1;
        var at = 0;
        for (; line > 1; line--)
        {
            at = text.IndexOf('\n', at) + 1;
            if (at == 0) return -1;
        }

        return Math.Min(text.Length, at + column - 1);
    }
}
