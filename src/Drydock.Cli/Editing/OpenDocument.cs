using Drydock.Assessment.CheckReports;
using Drydock.Cli.Checking;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Editing;

/// <summary>A Dockerfile as an editor has it, saved or not.</summary>
/// <param name="Uri">As the editor names it.</param>
/// <param name="Version">Counted by the editor; null where it does not count.</param>
/// <param name="Source">Its bytes, and what it is judged by.</param>
/// <param name="Checked">What the rules say of it.</param>
internal sealed record OpenDocument(string Uri, int? Version, CheckedSource Source, CheckedFile Checked)
{
    public DockerfileModel Model => Source.Model;

    /// <summary>Line and character of a byte, both from 0, characters in UTF-16 code units.</summary>
    public (int Line, int Character) PositionOf(int offset)
    {
        var place = Model.Lines.PositionOf(offset);
        return (place.Line - 1, place.Column - 1);
    }

    /// <summary>The byte at a line and character; a place behind a line's end is its end, and one behind the text is the text's end.</summary>
    public int OffsetOf(int line, int character) => Model.Lines.OffsetOf(new LinePosition(Bounded(line) + 1, Bounded(character) + 1));

    /// <summary>An editor may name any number; no text has as many lines or characters as the last one.</summary>
    private static int Bounded(int number) => Math.Clamp(number, 0, LspTransport.MostBytes);
}
