namespace Drydock.Cli;

/// <summary>An example on a help page.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Meaning">What it does, in a few words.</param>
internal sealed record CommandExample(string Text, string Meaning);
