namespace Drydock.Packages.Catalogers;

/// <summary>What a line of a control file is.</summary>
internal enum ControlLineKind
{
    /// <summary>Ends a stanza or the headers.</summary>
    Blank,

    /// <summary><c>Name: value</c>.</summary>
    Field,

    /// <summary>Begins with a blank or tab and goes on with the field above.</summary>
    Continuation,

    /// <summary>None of these: a damaged line.</summary>
    Other,
}
