using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Mends;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Cli.Checking;

/// <summary>Digests of tags, asked for in rounds: what a round misses is asked before the next one. Each tag is asked once.</summary>
internal sealed class DigestLookups(Invocation run, TargetOptions options)
{
    private readonly Dictionary<ImageReference, DigestAnswer> answers = [];
    private readonly List<ImageReference> missed = [];

    /// <summary>The answer for a tag; none yet where it was not asked for before.</summary>
    public DigestAnswer Find(ImageReference reference)
    {
        if (answers.TryGetValue(reference, out var answer)) return answer;
        if (!missed.Contains(reference)) missed.Add(reference);
        return new DigestAnswer(null, "the registry was not asked");
    }

    /// <summary>Asks for what was missed; false when nothing was.</summary>
    public async Task<bool> AskAsync()
    {
        if (missed.Count == 0) return false;
        foreach (var reference in missed) answers[reference] = await AskAsync(reference);
        missed.Clear();
        return true;
    }

    private async Task<DigestAnswer> AskAsync(ImageReference reference)
    {
        using var client = new RegistryClient(RegistrySettings.Of(run, options), StoredCredentials.From(run.Session.Environment, reference.Registry), run.Session.Clock, new Random());
        try
        {
            var head = await TimeLimit.RunAsync(run, run.Value(options.Timeout), reference.Familiar, ct => client.HeadManifestAsync(reference, ct));
            return new DigestAnswer(head.Digest, null);
        }
        catch (ProblemException error)
        {
            return new DigestAnswer(null, error.Problem.Wrong);
        }
    }
}
