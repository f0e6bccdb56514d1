using Drydock.Images;

namespace Drydock.Packages;

/// <summary>Turns a read image into its inventory. It is also the <see cref="IFileSelector"/> that decides what is kept of each layer.</summary>
public static class InventoryReader
{
    /// <summary>Runs every cataloger over the merged files, sets owners and introducing layers, and sorts.</summary>
    public static Inventory Read(ImageContents contents) => throw new NotSupportedException(contents.ToString());
}
