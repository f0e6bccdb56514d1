using Drydock.Images;

namespace Drydock.Advisories.Sample;

/// <summary>Starter data that is not in its format; names the line.</summary>
public sealed class StarterDataException(string file, int line, string wrong) : ProblemException(new Problem(
    "reading", $"line {line} of {file}", wrong, "make the file again with eng/sample/generate.py, or install Drydock again"));
