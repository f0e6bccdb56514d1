using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Adversity;

/// <summary>How a person is told that something went wrong: one line, without the traces of a programming error.</summary>
internal static class Sentences
{
    /// <summary>The one error of a run.</summary>
    public static string OneError(CommandResult result) => One(result, "error:");

    /// <summary>The one warning that has a text in it.</summary>
    public static string OneWarning(CommandResult result, string about)
    {
        AssertNoTrace(result);
        return Assert.Single(Lines(result), l => l.StartsWith("warning:", StringComparison.Ordinal) && l.Contains(about, StringComparison.Ordinal));
    }

    public static void AssertNoTrace(CommandResult result)
    {
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static string One(CommandResult result, string start)
    {
        AssertNoTrace(result);
        var lines = Lines(result).Where(l => l.StartsWith(start, StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count == 1, $"exit {result.ExitCode}, {lines.Count} errors:\n{result.Error}");
        return lines[0];
    }

    private static string[] Lines(CommandResult result) => result.Error.Split('\n');
}
