namespace Drydock.Dockerfiles.Shell;

/// <summary>Where the characters of a word's value stand in the text that the word is part of.</summary>
internal static class QuotedPlaces
{
    /// <summary>One index per character of the value, and one for its end; null where they cannot be told.</summary>
    public static int[]? Of(ShellWord word, string value)
    {
        var (raw, places) = (word.Raw, new int[value.Length + 1]);
        var (count, quote, end) = (0, '\0', 0);
        for (var i = 0; i < raw.Length; i++)
        {
            if (quote == '\0' && raw[i] is '\'' or '"') quote = raw[i];
            else if (quote != '\0' && raw[i] == quote) quote = '\0';
            else
            {
                if (raw[i] == '\\' && quote != '\'' && i + 1 < raw.Length && (quote == '\0' || raw[i + 1] is '"' or '\\' or '$' or '`' or '\n'))
                {
                    i++;
                    if (raw[i] == '\n') continue;
                }

                if (count == value.Length || raw[i] != value[count]) return null;
                places[count++] = word.Start + i;
                end = word.Start + i + 1;
            }
        }

        places[count] = end;
        return count == value.Length && count > 0 ? places : null;
    }
}
