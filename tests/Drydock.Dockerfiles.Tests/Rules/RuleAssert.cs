using System.Collections.Immutable;
using System.Text;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Tests.Rules;

/// <summary>Says what a rule reports on a text.</summary>
internal static class RuleAssert
{
    /// <summary>The rule reports once per expected stretch: <c>line:text</c>, the text being the first line of what is marked.</summary>
    public static void Catches(string id, string text, params string[] expected) => Assert.Equal(expected, Found(id, text, Settings(id)));

    /// <summary>The same beside files.</summary>
    public static void CatchesWith(string id, string text, CheckSettings settings, params string[] expected) => Assert.Equal(expected, Found(id, text, settings));

    /// <summary>The rule has nothing to say.</summary>
    public static void CatchesNot(string id, string text, CheckSettings? settings = null) => Assert.Empty(Found(id, text, settings ?? Settings(id)));

    /// <summary>The rule's own fixes make exactly this of the text, and nothing more in a second run.</summary>
    public static void Mends(string id, string before, string after, CheckSettings? settings = null)
    {
        settings ??= Settings(id);
        var outcome = FixApplier.Apply(Encoding.UTF8.GetBytes(before), settings, d => d.Rule.Id == id);
        Assert.Empty(outcome.Refused);
        Assert.Equal(after, Encoding.UTF8.GetString(outcome.Text.Span));
        Assert.Empty(FixApplier.Apply(outcome.Text, settings, d => d.Rule.Id == id).Applied);
    }

    /// <summary>The rule offers nothing on this text.</summary>
    public static void OffersNoFix(string id, string text, CheckSettings? settings = null)
    {
        var diagnostics = Of(id, text, settings ?? Settings(id));
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, static d => Assert.Null(d.Fix));
    }

    /// <summary>What the rule reports.</summary>
    public static ImmutableArray<Diagnostic> Of(string id, string text, CheckSettings? settings = null)
    {
        Assert.NotNull(RuleList.Find(id));
        settings ??= Settings(id);

        // Where the rule only passes on what another program found, the example stands for that program.
        var at = text.IndexOf("$FOLDER", StringComparison.Ordinal);
        if (id == "shellcheck" && at >= 0) settings = settings with { ShellFindings = [new ShellFinding("SC2086", "info", "an example", new Drydock.Dockerfiles.Syntax.TextSpan(at, 7))] };
        var result = Checker.Check(DockerfileModel.Of(Encoding.UTF8.GetBytes(text)), settings);
        return [.. result.Diagnostics.Where(d => d.Rule.Id == id)];
    }

    /// <summary>The settings of a rule's own example.</summary>
    public static CheckSettings Settings(string id)
    {
        var rule = RuleList.All.Single(r => r.Id == id);
        var settings = new CheckSettings
        {
            Policy = rule.ExamplePolicy,
            Today = new DateOnly(2026, 11, 1),
            Folder = rule.ExampleFiles.IsEmpty ? null : Folder(rule.ExampleFiles, rule.ExampleModes),
            Services = rule.ExampleCompose is { } compose ? Services(compose) : [],
            Driver = rule.ExampleDriver,
        };
        return settings with { Bases = rule.ExampleBases ?? settings.Bases, Siblings = [.. rule.ExampleSiblings.Select(static s => (s.Path, Reference(s.Base)))] };
    }

    /// <summary>The services of a compose file.</summary>
    public static ImmutableArray<ComposeService> Services(string compose) => ComposeReader.Read("compose.yaml", compose).Services;

    /// <summary>A build context of these files, all readable by everybody.</summary>
    public static BuildContext Folder(params ImmutableArray<(string Path, string Text)> files) => Folder(files, []);

    /// <summary>A build context of these files; some with other permission bits.</summary>
    public static BuildContext Folder(ImmutableArray<(string Path, string Text)> files, ImmutableArray<(string Path, int Mode)> modes)
    {
        var listed = files.OrderBy(static f => f.Path, StringComparer.Ordinal).Select(f => new ContextFile(f.Path, modes.Where(m => m.Path == f.Path).Select(static m => m.Mode).FirstOrDefault(0x1A4), f.Text.Length));
        var ignore = files.Where(static f => f.Path == ".dockerignore").Select(static f => DockerIgnore.Parse(f.Text)).FirstOrDefault();
        return new BuildContext([.. listed], true, ignore, "Dockerfile", path => files.Where(f => f.Path == path).Select(static f => f.Text).FirstOrDefault());
    }

    /// <summary>A reference that is known to be right.</summary>
    public static ImageReference Reference(string text) => ImageReference.TryParse(text, out var reference, out var problem) ? reference : throw new InvalidOperationException(problem.ToString());

    private static IEnumerable<string> Found(string id, string text, CheckSettings settings)
    {
        var lines = new Drydock.Dockerfiles.Syntax.LineMap(Encoding.UTF8.GetBytes(text));
        return Of(id, text, settings).Select(d =>
            $"{lines.LineOf(d.Span.Start)}:{Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(d.Span.Start, d.Span.Length)).Split('\n')[0].TrimEnd('\r')}");
    }
}
