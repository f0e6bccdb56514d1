namespace Drydock.Images.Tests.Registry;

/// <summary>Keeps every file whole.</summary>
internal sealed class EveryFile : IFileSelector
{
    public string ReaderVersion => "every file";

    public IReadOnlyList<string> KnownFolders => [];

    public IReadOnlyList<string> KnownFiles => [];

    public bool Wants(ReadOnlySpan<char> path) => true;

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => content;
}
