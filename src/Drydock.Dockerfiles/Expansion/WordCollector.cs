using System.Text;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Expansion;

/// <summary>Splits expanded text into words at white space that is neither quoted nor escaped.</summary>
internal sealed class WordCollector
{
    private readonly StringBuilder current;
    private readonly List<string> words;
    private bool inWord;

    /// <summary>Starts a level. The buffer is shared by all levels, and starting a level empties it: BuildKit does so.</summary>
    public WordCollector(StringBuilder shared, List<string> words)
    {
        current = shared.Clear();
        this.words = words;
    }

    /// <summary>Adds a character that may end a word.</summary>
    public void Add(char c)
    {
        if (!SourceText.IsSpace(c))
        {
            current.Append(c);
            inWord = true;
        }
        else if (inWord && current.Length > 0)
        {
            words.Add(current.ToString());
            current.Clear();
            inWord = false;
        }
    }

    /// <summary>Adds text that is part of the word whatever it holds.</summary>
    public void AddRaw(string text)
    {
        current.Append(text);
        inWord = true;
    }

    /// <summary>Ends the last word.</summary>
    public void Finish()
    {
        if (current.Length > 0) words.Add(current.ToString());
        current.Clear();
    }
}
