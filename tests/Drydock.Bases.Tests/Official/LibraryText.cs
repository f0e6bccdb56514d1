using System.Text;

namespace Drydock.Bases.Tests.Official;

/// <summary>Writes library files as docker-library does.</summary>
internal static class LibraryText
{
    public const string Head = "# this file is generated\n\nMaintainers: Some One <one@example.org> (@one)\nGitRepo: https://github.com/docker-library/python.git\nBuilder: buildkit\n";

    public static string Stanza(string tags, string directory, string? shared = null, string architectures = "amd64, arm64v8") =>
        $"\nTags: {tags}\n{(shared is null ? "" : $"SharedTags: {shared}\n")}Architectures: {architectures}\nGitCommit: 0123456789abcdef0123456789abcdef01234567\nDirectory: {directory}\n";

    public static string File(params string[] stanzas) => new StringBuilder(Head).AppendJoin("", stanzas).ToString();
}
