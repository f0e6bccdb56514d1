using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Assessment.CheckReports;

/// <summary>Where a result stands: lines and columns from 1, columns in UTF-16 code units, the end one behind the last character.</summary>
internal readonly record struct ResultPlace(LinePosition Start, LinePosition End)
{
    /// <summary>The place of a stretch of a file. One that ends with a line end, ends on that line.</summary>
    public static ResultPlace Of(LineMap lines, TextSpan span)
    {
        var start = lines.PositionOf(span.Start);
        var end = lines.PositionOf(span.End);
        return new ResultPlace(start, end);
    }

    public static ResultPlace Of(CheckedFile file, Diagnostic diagnostic) => Of(file.Result.File.Lines, diagnostic.Span);
}
