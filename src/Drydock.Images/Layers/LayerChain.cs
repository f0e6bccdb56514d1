using System.Text;

namespace Drydock.Images.Layers;

/// <summary>Chain IDs: one digest for a layer and everything below it.</summary>
/// <remarks>OCI image specification, config.md "Layer ChainID": of the lowest layer its diffID, then sha256(chain + " " + diffID).</remarks>
internal static class LayerChain
{
    /// <summary>The chain IDs of an image, lowest first; empty when a layer has no diffID.</summary>
    public static IReadOnlyList<string> Of(ImageManifest manifest)
    {
        var chain = new List<string>(manifest.Layers.Length);
        foreach (var layer in manifest.Layers)
        {
            if (layer.DiffId is not { } diffId) return [];
            chain.Add(chain.Count == 0 ? diffId.ToString() : Digest.OfSha256(Encoding.ASCII.GetBytes($"{chain[^1]} {diffId}")).ToString());
        }

        return chain;
    }
}
