using Drydock.Images.Layers;

namespace Drydock.Images;

/// <summary>Reads an image from any source: resolves it, reads, verifies and merges its layers.</summary>
public sealed class ImageReader(IFileSelector selector, LayerCache? cache, Limits limits, TimeProvider clock)
{
    /// <summary>Reads one image.</summary>
    /// <param name="progress">Told the stored bytes read so far and in all, per layer; null for silence.</param>
    public async Task<ImageContents> ReadAsync(IImageSource source, Platform? platform, IProgress<LayerProgress>? progress, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(limits.ReadTime, clock);
        var budget = new ReadBudget(limits, cancellationToken, timeUp.Token);
        ILayers layers = source is IArchiveStreamSource stream
            ? new LayerStream(stream, platform, cache, budget, progress)
            : new LayerStack(source, Checked(await source.ResolveAsync(platform, cancellationToken)), cache, budget, progress);
        var facts = await layers.ReadAsync(WantedFiles.By(selector), cancellationToken);
        var files = MergedFiles.Merge(facts);
        if (Meant(files) is { Plain: false } more)
        {
            facts = await layers.ReadAsync(more, cancellationToken);
            files = MergedFiles.Merge(facts);
        }

        var manifest = Checked(layers.Manifest);
        var problems = manifest.Problems.Concat(layers.Problems).Concat(facts.SelectMany(static f => f.Problems)).Concat(OpenLinkProblems(files)).Distinct();
        var bases = new BaseImages(cache);
        var contents = new ImageContents(manifest, files, bases.Find(manifest), [.. problems], layers.Verified);
        if (contents is { Verified: true, Problems: [] }) bases.Remember(manifest);
        return contents;
    }

    /// <summary>Reads a root file system or source folder as one layer without a digest. Symbolic links are never followed out of it.</summary>
    public Task<ImageContents> ReadFolderAsync(string folder, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(limits.ReadTime, clock);
        var budget = new ReadBudget(limits, cancellationToken, timeUp.Token);
        try
        {
            var facts = FolderReader.Read(folder, WantedFiles.By(selector), budget);
            var files = MergedFiles.Merge([facts]);
            if (Meant(files) is { Plain: false } more)
            {
                facts = FolderReader.Read(folder, more, budget);
                files = MergedFiles.Merge([facts]);
            }

            return Task.FromResult(new ImageContents(null, files, null, [.. facts.Problems.Concat(OpenLinkProblems(files))], Verified: true));
        }
        catch (CorruptLayerException e)
        {
            return Task.FromException<ImageContents>(e);
        }
    }

    /// <summary>What the merged image means by the selector's known folders and files, where that is elsewhere, and by hard links to files that were not kept.</summary>
    private WantedFiles Meant(MergedFiles files)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        var single = new Dictionary<string, string>(StringComparer.Ordinal);

        // A known folder that leads to another known one (lib/apk/db on a merged /usr) is wanted there already.
        foreach (var known in selector.KnownFolders)
            if (files.Resolve(known) is { Length: > 0 } real && !selector.KnownFolders.Contains(real)) folders[real] = known;
        foreach (var known in selector.KnownFiles)
            if (files.Resolve(known) is { Length: > 0 } real && real != known && files.Find(known) is null) single[real] = known;
        foreach (var (link, _) in files.OpenLinks)
            if (files.Resolve(link.Target) is { Length: > 0 } real) single[real] = link.Path;
        return new WantedFiles(selector, folders, single);
    }

    private static IEnumerable<Problem> OpenLinkProblems(MergedFiles files) => files.OpenLinks.Select(static o =>
        new Problem("reading", o.Link.Path, $"it is a hard link to {o.Link.Target}, which is not in the image", "treat the result as incomplete, and rebuild the image"));

    private ImageManifest Checked(ImageManifest manifest) => manifest.Layers.Length <= limits.Layers
        ? manifest
        : throw new ProblemException(new Problem("reading", manifest.Reference, $"the image has {manifest.Layers.Length} layers, the limit is {limits.Layers}", "squash the image"));
}
