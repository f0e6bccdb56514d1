using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What a rule judges a file with.</summary>
public sealed class RuleContext
{
    private readonly List<Diagnostic> found;
    private readonly Rule rule;
    private readonly RuleSeverity severity;

    internal RuleContext(DockerfileModel file, CheckSettings settings, Rule rule, RuleSeverity severity, List<Diagnostic> found) =>
        (File, Settings, this.rule, this.severity, this.found) = (file, settings, rule, severity, found);

    /// <summary>What the file means.</summary>
    public DockerfileModel File { get; }

    public CheckSettings Settings { get; }

    public RulePolicy Policy => Settings.Policy;

    /// <summary>What lies beside the Dockerfile; null when it is not known.</summary>
    public BuildContext? Folder => Settings.Folder;

    public ImmutableArray<Stage> Stages => File.Stages;

    /// <summary>The stage that is built; null in a file without FROM.</summary>
    public Stage? Final => File.Final;

    /// <summary>Every RUN of every stage.</summary>
    public IEnumerable<CommandStatement> Runs => Stages.SelectMany(static s => s.Runs);

    /// <summary>Every program that RUN starts.</summary>
    public IEnumerable<(CommandStatement Run, ShellInvocation Command)> RunCommands => Runs.SelectMany(static r => r.Invocations, static (r, i) => (r, i));

    /// <summary>Every call of a package manager in RUN.</summary>
    public IEnumerable<(CommandStatement Run, PackageInstall Call)> RunPackages => Runs.SelectMany(static r => r.Packages, static (r, p) => (r, p));

    /// <summary>What is known of the image that a stage stands on in the end; empty facts when nothing is.</summary>
    public BaseFacts BaseOf(Stage stage) => stage.RootFrom.Reference is { } reference ? Settings.Bases(reference) : new BaseFacts();

    /// <summary>Reports a result.</summary>
    public void Report(TextSpan span, string message, Fix? fix = null) => found.Add(new Diagnostic(rule, severity, span, message, JsonFixes.Fit(File, fix)));

    /// <summary>Reports a result with a severity of its own: never above the rule's when the policy lowered it.</summary>
    public void Report(RuleSeverity own, TextSpan span, string message, Fix? fix = null) =>
        found.Add(new Diagnostic(rule, severity == rule.Severity ? own : severity, span, message, JsonFixes.Fit(File, fix)));

    /// <summary>The bytes of a stretch as text.</summary>
    public string TextOf(TextSpan span) => SourceText.Printable(SourceText.Decode(File.Syntax.Source.Span.Slice(span.Start, span.Length)));

    /// <summary>A fix that takes whole instructions away, their line ends included; comment lines above them stay.</summary>
    public Fix RemoveInstruction(FixClass fixClass, string title, Statement statement) => new(fixClass, title, TextEdit.Remove(LinesOf(statement)));

    /// <summary>An instruction's lines, here-documents and the last line end included.</summary>
    public TextSpan LinesOf(Statement statement) =>
        TextSpan.FromBounds(File.Lines.StartOf(statement.Syntax.FirstLine), File.Lines.StartOf(statement.Syntax.LastLine + 1));

    /// <summary>The line end that the file uses.</summary>
    public string NewLine => File.NewLine;
}
