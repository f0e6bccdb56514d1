namespace Drydock.Bases.Tags;

/// <summary>What a word of a tag says.</summary>
public enum TagWordKind
{
    /// <summary>Dotted numbers: <c>3.12.4</c>.</summary>
    Version,

    /// <summary>Part of the version: <c>rc1</c>, <c>beta</c>, <c>ea</c>.</summary>
    Prerelease,

    /// <summary>Part of the version: a packaging or build number, <c>b07</c>.</summary>
    Build,

    /// <summary>A distribution or one of its releases: <c>bookworm</c>, <c>alpine3.20</c>.</summary>
    Os,

    /// <summary>How much is in it: <c>slim</c>, <c>minimal</c>, <c>chiseled</c>.</summary>
    Size,

    /// <summary>For building or for running: <c>jdk</c>, <c>jre</c>, <c>runtime</c>, <c>devel</c>.</summary>
    Stage,

    /// <summary>Which server or edition: <c>fpm</c>, <c>management</c>.</summary>
    Flavour,

    /// <summary>What it computes on: <c>cuda12.4</c>, <c>cudnn9</c>, <c>rocm6.2</c>.</summary>
    Accelerator,

    /// <summary>A line that moves by itself: <c>latest</c>, <c>lts</c>, <c>mainline</c>.</summary>
    Channel,

    /// <summary>The day of a snapshot: <c>20250811</c>.</summary>
    Date,

    /// <summary>A commit: <c>4e1a2b3</c>, <c>sha-abcdef</c>.</summary>
    Commit,

    /// <summary>Anything else; it tells apart, but has no order.</summary>
    Name,
}
