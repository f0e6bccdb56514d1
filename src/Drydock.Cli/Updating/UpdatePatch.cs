using System.Text;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Updating;

/// <summary>Changes as <c>git apply</c> and <c>patch -p1</c> take them.</summary>
internal static class UpdatePatch
{
    /// <summary>The patch of one file, byte for byte as the file is encoded; empty when nothing changed.</summary>
    /// <param name="path">With forward slashes, relative to where the patch is applied.</param>
    public static byte[] Of(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var diff = UnifiedDiff.Of(path, SourceText.Decode(before), SourceText.Decode(after));
        return diff.Length == 0 ? [] : [.. Encoding.UTF8.GetBytes($"diff --git a/{path} b/{path}\n"), .. SourceText.Encode(diff)];
    }
}
