namespace Drydock.Images.Layers;

/// <summary>Follows symbolic links inside an image: an absolute target starts again at the image's root, and <c>..</c> never leaves it.</summary>
internal sealed class LinkResolver(Func<string, string?> linkAt, int maximumHops)
{
    /// <summary>The real path behind a path; null when links cycle or go too deep.</summary>
    /// <param name="path">Normalised, or the text of a link target.</param>
    /// <param name="followLast">Whether a link as the last component is followed too.</param>
    public string? Resolve(string path, bool followLast)
    {
        var pending = new Stack<string>();
        var done = new List<string>();
        Push(pending, path);
        var hops = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                if (done.Count > 0) done.RemoveAt(done.Count - 1);
                continue;
            }

            done.Add(part);
            if (!followLast && pending.Count == 0) break;
            if (linkAt(string.Join('/', done)) is not { } target) continue;
            if (++hops > maximumHops) return null;
            if (target.StartsWith('/')) done.Clear();
            else done.RemoveAt(done.Count - 1);
            Push(pending, target);
        }

        return string.Join('/', done);
    }

    private static void Push(Stack<string> pending, string path)
    {
        var parts = path.Split('/');
        for (var i = parts.Length - 1; i >= 0; i--)
            if (parts[i].Length > 0 && parts[i] != ".") pending.Push(parts[i]);
    }
}
