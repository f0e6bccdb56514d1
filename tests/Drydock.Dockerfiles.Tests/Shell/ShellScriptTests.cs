using CsCheck;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Tests.Shell;

/// <summary>Shell text to commands and words.</summary>
public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("a b c", "a(b,c)")]
    [InlineData("a && b || c; d & e", "a() b() c() d() e()")]
    [InlineData("a | b |& c", "a() b() c()")]
    [InlineData("( a; b ) && { c; }", "a() b() c()")]
    [InlineData("if a; then b; elif c; then d; else e; fi", "a() b() c() d() e()")]
    [InlineData("for x in 1 2; do a $x; done", "a(?)")]
    [InlineData("while a; do b; done; until c; do d; done", "a() b() c() d()")]
    [InlineData("case $x in a|b) c ;; (d) e;; *) f ;; esac; g", "c() e() f() g()")]
    [InlineData("f() { a; }; function g { b; }; f", "a() b() f()")]
    [InlineData("a $(b c) `d e`", "a(?,?) b(c) d(e)")]
    [InlineData("x=$(a) b", "b() a()")]
    [InlineData("sudo -u x env A=1 apt-get -y install b", "apt-get(-y,install,b)")]
    [InlineData("exec /usr/bin/python -m x", "python(-m,x)")]
    [InlineData("echo a | xargs -n 1 rm -f", "echo(a) rm(-f)")]
    [InlineData("sh -c 'a && b c'", "sh(-c,a && b c) a() b(c)")]
    [InlineData("time nice -n 5 a", "a()")]
    [InlineData("\\rm x", "rm(x)")]
    [InlineData("a 'b c' \"d $e\" f\\ g ''", "a(b c,?,f g,)")]
    [InlineData("a # b\nc", "a() c()")]
    [InlineData("a b#c", "a(b#c)")]
    [InlineData("[ -f x ] && [[ $a == b && c > d ]] && e", "[(-f,x,]) [[(?,==,b,&&,c,>,d,]]) e()")]
    [InlineData("set -eux; a $((1 + 2)) ${b:-c}", "set(-eux) a(?,?)")]
    [InlineData("! a", "a()")]
    [InlineData("cat <<EOF > /x", "cat()")]
    [InlineData("a 2>&1 >/dev/null b", "a(b)")]
    [InlineData("echo $'a b'", "echo(a b)")]
    public void Commands_and_their_words_are_found(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ShellScript.Parse(text).Invocations.Select(static i => $"{i.Name ?? "?"}({string.Join(',', i.Arguments.Select(static a => a.Value ?? "?"))})")));

    [Theory]
    [InlineData("pip install a>=1.0 b", ">:=1.0:True")]
    [InlineData("a > b", ">:b:False")]
    [InlineData("a 2>/dev/null", "2>:/dev/null:False")]
    [InlineData("a b<2", "<:2:True")]
    [InlineData("a >>x 2>&1", ">>:x:False 2>&:1:False")]
    [InlineData("a '>=1'", "")]
    public void Redirections_are_found_with_what_they_are_glued_to(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ShellScript.Parse(text).Invocations.SelectMany(static i => i.Command.Redirections).Select(static r => $"{r.Descriptor}{r.Operator}:{r.Target?.Value}:{r.Glued}")));

    [Theory]
    [InlineData("a 'b")]
    [InlineData("a $(b")]
    [InlineData("if a; then b")]
    [InlineData("(a")]
    [InlineData("a && && b")]
    [InlineData("a; done")]
    [InlineData("a ${b")]
    public void What_a_shell_refuses_is_a_problem_and_the_rest_is_read(string text)
    {
        var script = ShellScript.Parse(text);

        Assert.NotEmpty(script.Problems);
        Assert.Equal("a", script.Invocations[0].Name);
    }

    [Fact]
    public void Deep_nesting_ends_without_harm()
    {
        var text = string.Concat(Enumerable.Repeat("$(", 20_000)) + string.Concat(Enumerable.Repeat("( if ", 20_000));

        Assert.NotEmpty(ShellScript.Parse(text).Problems);
    }

    [Fact]
    public void No_text_throws_and_every_word_lies_inside_it() =>
        Gen.OneOf(
            Gen.OneOf("a", " ", "'", "\"", "$(", ")", "`", "if ", "then ", "fi", "for x in ", "do ", "done", ";", "&&", "||", "|", "&", "(", "{ ", "}", "\\", "\n", "#", "<<E", ">", "<(", "${", "[[ ", "]]", "case x in ", "esac", ";;", "é", "function ", "()", "$((", "!").Array[0, 20].Select(string.Concat),
            Gen.String[0, 40]).Sample(static text =>
            {
                foreach (var invocation in ShellScript.Parse(text).Invocations)
                {
                    Assert.InRange(invocation.NameWord.Start, 0, text.Length);
                    Assert.InRange(invocation.NameWord.End, invocation.NameWord.Start, text.Length);
                }
            }, iter: 30_000);
}
