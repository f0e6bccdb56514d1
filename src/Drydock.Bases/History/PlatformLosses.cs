using System.Collections.Immutable;
using Drydock.Bases.Products;
using Drydock.Images.References;

namespace Drydock.Bases.History;

/// <summary>The known losses of platforms of official images, since 2022.</summary>
public static class PlatformLosses
{
    /// <summary>What a tag lost up to a day, oldest first.</summary>
    public static ImmutableArray<PlatformLoss> Of(ImageReference image, DateOnly day)
    {
        if (ProductList.OfficialName(image) is not { } name) return [];
        var found = ImmutableArray.CreateBuilder<PlatformLoss>();
        foreach (var line in FactFile.Open("platform-losses.txt").Lines)
        {
            if (!line.StartsWith(name + " ", StringComparison.Ordinal)) continue;
            var cells = FactFile.Cells(line);
            var words = cells[0].Split(' ');
            if (FactFile.Day(words[1]) is var date && date <= day && FactFile.Tags(cells[1]).Contains(image.Tag ?? "latest", StringComparer.Ordinal)) found.Add(new PlatformLoss(date, [.. words[2].Split(',')]));
        }

        return [.. found.OrderBy(static l => l.Date)];
    }
}
