using System.Buffers;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>An account or group that a RUN creates.</summary>
/// <param name="Name">Null when it is only known at run time.</param>
/// <param name="Number">Its uid or gid; null when the system chooses it, or it is only known at run time.</param>
/// <param name="IsGroup">True for a group.</param>
/// <param name="Run">Where.</param>
/// <param name="Command">The command.</param>
internal sealed record Account(string? Name, int? Number, bool IsGroup, CommandStatement Run, ShellInvocation Command)
{
    private static readonly SearchValues<char> Switches = SearchValues.Create("rmMlNoDHSUq");

    private static readonly HashSet<string> Valued = new(StringComparer.Ordinal)
    {
        "-u", "--uid", "-g", "--gid", "-G", "--groups", "-d", "--home-dir", "--home", "-h", "-s", "--shell", "-c", "--comment", "--gecos", "-p", "--password", "-k", "--skel", "-K", "--key",
        "-b", "--base-dir", "-e", "--expiredate", "-f", "--inactive", "--ingroup", "-R", "--root", "-P", "--prefix", "--firstuid", "--lastuid", "--conf",
    };

    /// <summary>What the RUN instructions of these statements create, in order.</summary>
    public static IEnumerable<Account> Of(IEnumerable<Statement> statements) =>
        statements.OfType<CommandStatement>().Where(static s => s.Syntax.Name == "run").SelectMany(static r => r.Invocations.Select(i => Of(r, i)).OfType<Account>());

    /// <summary>What is created in a stage and the stages it builds on.</summary>
    public static IEnumerable<Account> Of(Stage stage) => Of(stage.Lineage.Reverse().SelectMany(static s => s.Statements));

    /// <summary>The words of an account command that are no options and no options' values.</summary>
    public static IReadOnlyList<ShellWord> Operands(ShellInvocation command)
    {
        var found = new List<ShellWord>();
        for (var i = 0; i < command.Arguments.Length; i++)
        {
            var word = command.Arguments[i];
            if (!word.Prefix.StartsWith('-')) found.Add(word);
            else if (Takes(command, word)) i++;
        }

        return found;
    }

    /// <summary>The value of an option of the command; null where it is not given or not known.</summary>
    public static string? ValueOf(ShellInvocation command, params string[] options)
    {
        var word = PackageInstalls.ValuesOf(command, options).FirstOrDefault();
        if (word?.Value is not { } value) return null;
        if (value.StartsWith("--", StringComparison.Ordinal) && value.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) return value[(at + 1)..];
        return value.StartsWith('-') && value.Length > 2 ? value[2..] : value;
    }

    private static Account? Of(CommandStatement run, ShellInvocation command)
    {
        if (!command.Runs("useradd", "adduser", "groupadd", "addgroup")) return null;
        var isGroup = command.Runs("groupadd", "addgroup") || command.HasOption("--group") && !command.HasOption("--system") && command.Runs("adduser");
        var operands = Operands(command);

        // Two operands join an account to a group; none is a call for help.
        if (operands.Count != 1) return null;
        var number = isGroup ? ValueOf(command, "-g", "--gid") : ValueOf(command, "-u", "--uid");
        return new Account(operands[0].Value, number is null ? null : ImageUser.Number(number), isGroup, run, command);
    }

    private static bool Takes(ShellInvocation command, ShellWord word)
    {
        if (word.Value is not { } option || option.Contains('=', StringComparison.Ordinal)) return false;

        // BusyBox: -D and -H are switches of adduser, -h takes a folder; useradd's -r, -m, -M, -l, -N, -o are switches.
        if (Valued.Contains(option)) return option != "-h" || command.Runs("adduser");

        // A group of switches whose last one takes a value: -rg 1000.
        return option.Length > 2 && option[1] != '-' && Valued.Contains("-" + option[^1]) && option.AsSpan(1, option.Length - 2).IndexOfAnyExcept(Switches) < 0;
    }
}
