using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Finds the accounts that a stage and those it builds on create.</summary>
internal static class Accounts
{
    /// <summary>In file order of each stage, nearest stage first.</summary>
    public static IEnumerable<Account> Of(Stage stage)
    {
        foreach (var run in stage.Lineage.SelectMany(static s => s.Runs))
        {
            foreach (var command in run.Invocations.Where(static i => i.Runs("useradd", "adduser")))
            {
                // "adduser NAME GROUP" puts an account into a group and creates none.
                var operands = Operands(command).ToList();
                if (operands.Count == 0 || command.Runs("adduser") && operands.Count == 2) continue;
                yield return new Account(operands[^1].Value, Number(command, "-u", "--uid"), Number(command, "-g", "--gid", "-G"), run, command);
            }
        }
    }

    private static IEnumerable<ShellWord> Operands(ShellInvocation command)
    {
        for (var i = 0; i < command.Arguments.Length; i++)
        {
            var word = command.Arguments[i];
            if (!word.Prefix.StartsWith('-')) yield return word;
            else if (word.Value is "-u" or "--uid" or "-g" or "--gid" or "-G" or "--groups" or "-d" or "--home-dir" or "--home" or "-h" or "-s" or "--shell" or "-c" or "--comment" or "--gecos" or "-p" or "--password" or "--ingroup" or "-k" or "-b" or "-K" or "-e" or "-f") i++;
        }
    }

    private static string? Number(ShellInvocation command, params string[] options) =>
        PackageInstalls.ValuesOf(command, options).Select(static w => w.Value?.Split('=')[^1]).FirstOrDefault(static v => v is { Length: > 0 } && v.All(char.IsAsciiDigit));
}
