using System.Collections.Immutable;
using Drydock.Gpu.Resolution;

namespace Drydock.Gpu.Requirements;

/// <summary>Gathers what pip's options and requirements say.</summary>
internal sealed class InstallArguments
{
    /// <summary>Options whose value is another word, beside those that are understood: the value is no requirement.</summary>
    private static readonly ImmutableArray<string> WithValue =
    [
        "-t", "--target", "--prefix", "--root", "--platform", "--python-version", "--implementation", "--abi", "--src", "--upgrade-strategy", "--cache-dir", "--log",
        "--proxy", "--retries", "--timeout", "--trusted-host", "--cert", "--client-cert", "--progress-bar", "--report", "--config-settings", "-C", "--global-option",
        "--no-binary", "--only-binary", "--python", "-p", "--index-strategy", "--torch-backend", "--link-mode", "--exists-action", "--use-feature", "--group", "--extra",
    ];

    private readonly ImmutableArray<Requirement>.Builder requirements = ImmutableArray.CreateBuilder<Requirement>();
    private readonly ImmutableArray<string>.Builder extra = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder links = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder includes = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder constraints = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<UnreadLine>.Builder unread = ImmutableArray.CreateBuilder<UnreadLine>();
    private string? main;
    private string? torchIndex;
    private bool noIndex;

    /// <summary>Reads words as pip's command line has them.</summary>
    public void Add(ImmutableArray<string> words, int line = 0)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (!word.StartsWith('-') || word.Length == 1)
            {
                AddRequirement(word, line);
                continue;
            }

            var (name, value) = Split(word);
            if (NeedsValue(name) && value is null && i + 1 < words.Length) value = words[++i];
            Option(name, value, line);
        }
    }

    /// <summary>Reads one requirement; a folder or a name from a variable counts as unread.</summary>
    public void AddRequirement(string text, int line)
    {
        if (RequirementParser.Parse(text, out var wrong, line) is { } requirement && !text.StartsWith('.')) requirements.Add(requirement);
        else Unread(line, text, wrong.Length == 0 ? "it is a folder" : wrong);
    }

    public void Unread(int line, string text, string wrong) => unread.Add(new UnreadLine(line, text, wrong));

    public RequirementSet ToSet() => new([.. requirements.Select(Bound)], new PackageIndexes(main, extra.ToImmutable(), links.ToImmutable(), noIndex))
    {
        Includes = includes.ToImmutable(),
        Constraints = constraints.ToImmutable(),
        Unread = unread.ToImmutable(),
    };

    private Requirement Bound(Requirement requirement) =>
        torchIndex is not null && requirement.Name is ("torch" or "torchvision" or "torchaudio") ? requirement with { BoundIndex = torchIndex } : requirement;

    private void Option(string name, string? value, int line)
    {
        switch (name)
        {
            case "-i" or "--index-url" or "--default-index" or "--pypi-url" when value is not null:
                main = value;
                break;
            case "--extra-index-url" or "--index" when value is not null:
                extra.Add(value);
                break;
            case "-f" or "--find-links" when value is not null:
                links.Add(value);
                break;
            case "-r" or "--requirement" when value is not null:
                includes.Add(value);
                break;
            case "-c" or "--constraint" when value is not null:
                constraints.Add(value);
                break;
            // uv takes PyTorch's packages, and only these, from PyTorch's index.
            case "--torch-backend" when value is not null && TorchIndex.IsBuild(value):
                torchIndex = TorchIndex.UrlOf(value);
                break;
            case "-e" or "--editable" when value is not null:
                Unread(line, value, "it is a folder or repository");
                break;
            case "--no-index":
                noIndex = true;
                break;
        }
    }

    private static bool NeedsValue(string name) =>
        name is "-i" or "--index-url" or "--default-index" or "--pypi-url" or "--extra-index-url" or "--index" or "-f" or "--find-links" or "-r" or "--requirement"
            or "-c" or "--constraint" or "-e" or "--editable" || WithValue.Contains(name);

    private static (string Name, string? Value) Split(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (word.StartsWith("--", StringComparison.Ordinal)) return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
        // -fhttps://… and -rfile are one word.
        return word.Length > 2 && word[1] is 'i' or 'f' or 'r' or 'c' or 'e' && !word.StartsWith("--", StringComparison.Ordinal) ? (word[..2], word[2..]) : (word, null);
    }
}
