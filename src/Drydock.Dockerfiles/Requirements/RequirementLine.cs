using System.Collections.Immutable;
using Drydock.Gpu.Requirements;

namespace Drydock.Dockerfiles.Requirements;

/// <summary>One logical line of a requirements file.</summary>
/// <param name="File">The file's path in the build context.</param>
/// <param name="Line">Its first physical line, from 1.</param>
/// <param name="Text">Without comment, continued lines joined, trimmed.</param>
/// <param name="Kind">What it is.</param>
public sealed record RequirementLine(string File, int Line, string Text, RequirementKind Kind)
{
    /// <summary>The package asked for; null for options, and for folders and repositories without a name.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>Name of the option, long form: <c>--requirement</c>; empty for a requirement.</summary>
    public string Option { get; init; } = "";

    /// <summary>The option's value, or the address, folder or file that is installed; empty where there is none.</summary>
    public string Value { get; init; } = "";

    /// <summary>Values of <c>--hash</c>: <c>sha256:…</c>.</summary>
    public ImmutableArray<string> Hashes { get; init; } = [];
}

/// <summary>What a line of a requirements file is.</summary>
public enum RequirementKind
{
    /// <summary>A package by name, from an index.</summary>
    Package,

    /// <summary>An archive or repository by its address, with a name or without.</summary>
    Address,

    /// <summary>A folder or file beside it, <c>-e</c> included.</summary>
    Local,

    /// <summary>An option: another file, an index, <c>--require-hashes</c>.</summary>
    Option,

    /// <summary>Something that was not understood: nothing may be concluded from it.</summary>
    Unread,
}
