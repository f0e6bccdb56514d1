namespace Drydock.Assessment.Review;

/// <summary>The look of the review page; contrast is at least 4.5 to 1 in both colour schemes, and severities are words before they are colours.</summary>
internal static class ReviewStyle
{
    public const string Text =
        """
        :root { color-scheme: light dark; --ink: light-dark(#1a1a1a, #e8e8e8); --faint: light-dark(#595959, #a8a8a8); --line: light-dark(#d0d0d0, #444); --paper: light-dark(#fff, #161616); }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
        h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
        table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.2rem; } caption { position: absolute; left: -999rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); } th { font-weight: 600; color: var(--faint); }
        code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; } .faint { color: var(--faint); } .notice { border-left: 3px solid var(--line); padding-left: .8rem; }
        .critical, .high { font-weight: 600; } svg { max-width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
        @media print { body { margin: 0; max-width: none; font-size: 11px; } section { break-inside: auto; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } a { color: inherit; text-decoration: none; } }

        """;
}
