namespace Drydock.Dockerfiles.Mends;

/// <summary>How mends write apt-get.</summary>
internal static class AptText
{
    /// <summary>A RUN that installs packages and leaves no lists behind.</summary>
    public static string Install(IEnumerable<string> packages) =>
        $"RUN apt-get update && apt-get install -y --no-install-recommends {string.Join(' ', packages)} && rm -rf /var/lib/apt/lists/*";
}
