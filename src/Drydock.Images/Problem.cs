namespace Drydock.Images;

/// <summary>Something that could not be done, told in the four parts that a person needs.</summary>
/// <param name="Doing">What was being done, as a gerund phrase: "reading layer 3".</param>
/// <param name="Subject">To what: a reference, path or URL, already redacted.</param>
/// <param name="Wrong">What was wrong: "the stream ends after 4,096 of 10,240 bytes".</param>
/// <param name="Next">What to do next, as an imperative: "pull the image again".</param>
public sealed record Problem(string Doing, string Subject, string Wrong, string Next)
{
    /// <summary>The four parts as one line.</summary>
    public override string ToString() => $"{Doing} {Subject}: {Wrong}; {Next}";
}
