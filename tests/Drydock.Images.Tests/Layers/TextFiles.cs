namespace Drydock.Images.Tests.Layers;

/// <summary>Keeps files named <c>*.keep</c>, and those of the folder <c>known/place</c> wherever it really lies.</summary>
internal sealed class TextFiles : IFileSelector
{
    public string ReaderVersion => "test-1";

    public IReadOnlyList<string> KnownFolders => ["known/place", "other/place"];

    public IReadOnlyList<string> KnownFiles => ["etc/os-release"];

    public bool Wants(ReadOnlySpan<char> path) =>
        path.EndsWith(".keep", StringComparison.Ordinal) || path is "etc/os-release" || path.StartsWith("known/place/", StringComparison.Ordinal) || path.StartsWith("other/place/", StringComparison.Ordinal);

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => content;
}
