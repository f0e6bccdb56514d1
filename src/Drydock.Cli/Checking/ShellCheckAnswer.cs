using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Drydock.Cli.Checking;

/// <summary>Reads what ShellCheck writes as <c>json1</c>.</summary>
internal static class ShellCheckAnswer
{
    /// <summary>The findings of each script, in the order in which the scripts were given as files <c>0</c>, <c>1</c>, …, or of the one on standard input.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ImmutableArray<ShellCheckComment>[] Read(ReadOnlyMemory<byte> json, int scripts)
    {
        var found = new List<ShellCheckComment>[scripts];
        for (var i = 0; i < scripts; i++) found[i] = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var comment in document.RootElement.GetProperty("comments").EnumerateArray())
            {
                var file = comment.GetProperty("file").GetString();
                var script = file == "-" ? 0 : int.Parse(file ?? "", NumberStyles.None, CultureInfo.InvariantCulture);
                found[script].Add(new ShellCheckComment(
                    Number(comment, "line"),
                    Number(comment, "column"),
                    Number(comment, "endLine"),
                    Number(comment, "endColumn"),
                    Number(comment, "code"),
                    comment.GetProperty("level").GetString() ?? "info",
                    comment.GetProperty("message").GetString() ?? ""));
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException("its answer is not what ShellCheck writes", error);
        }

        return [.. found.Select(static f => f.ToImmutableArray())];
    }

    private static int Number(JsonElement comment, string name) => comment.GetProperty(name).GetInt32();
}
