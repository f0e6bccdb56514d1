namespace Drydock.Images.Archives;

/// <summary>An image layout or archive that cannot be opened or does not hold what was asked for.</summary>
public sealed class ArchiveException : ProblemException
{
    public ArchiveException(string subject, string wrong, Exception? inner = null)
        : base(new Problem("opening the image in", subject, wrong, "check the path, or write the image again (docker save, skopeo copy)"), inner)
    {
    }
}
