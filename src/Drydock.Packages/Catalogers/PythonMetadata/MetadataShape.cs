namespace Drydock.Packages.Catalogers.PythonMetadata;

/// <summary>The shapes in which Python metadata lies on disk.</summary>
internal enum MetadataShape
{
    None,

    /// <summary><c>NAME-VERSION.dist-info/METADATA</c>.</summary>
    DistInfo,

    /// <summary><c>NAME.egg-info/PKG-INFO</c> or <c>METADATA</c> in such a folder.</summary>
    EggInfoFolder,

    /// <summary>A file <c>NAME-VERSION-pyX.Y.egg-info</c>.</summary>
    EggInfoFile,

    /// <summary><c>NAME-VERSION-pyX.Y.egg/EGG-INFO/PKG-INFO</c>.</summary>
    EggFolder,

    /// <summary>A zip archive <c>NAME-VERSION-pyX.Y.egg</c>.</summary>
    EggArchive,
}
