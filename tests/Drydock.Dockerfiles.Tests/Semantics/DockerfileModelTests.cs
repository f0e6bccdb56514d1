using System.Text;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Tests.Semantics;

/// <summary>Stages, scopes, references and commands.</summary>
public sealed class DockerfileModelTests
{
    private static DockerfileModel Read(string text) => DockerfileModel.Of(Encoding.UTF8.GetBytes(text));

    private static string TextOf(string text, Drydock.Dockerfiles.Syntax.TextSpan span) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(span.Start, span.Length));

    [Fact]
    public void A_base_behind_an_argument_is_resolved()
    {
        var model = Read("ARG PY=3.12\nARG BASE=python:${PY}-slim\nFROM --platform=$BUILDPLATFORM $BASE AS Build\nFROM build\nFROM $NONE\nFROM python:${PY%.*}\n");

        Assert.Equal(["python:3.12-slim", null, null, "python:3"], model.Stages.Select(static s => s.From.Reference?.Familiar));
        Assert.Equal([null, 0, null, null], model.Stages.Select(static s => s.From.BaseStage));
        Assert.Equal("BASE", model.Stages[0].From.DefaultFrom?.Pair.Name);
        Assert.Null(model.Stages[2].From.Base.Value);
    }

    [Theory]
    [InlineData("ARG B\nFROM ${B:-debian:12}\n", "debian:12")]
    [InlineData("FROM ${B-debian}:${T:-12}\n", "debian:12")]
    [InlineData("ARG B\nFROM ${B:-$C}\n", null)]
    [InlineData("ARG B\nFROM ${B:-x}$B\n", null)]
    public void A_default_in_the_word_stands_for_a_value_that_is_not_there(string text, string? expected) => Assert.Equal(expected, Read(text).Stages[0].From.Base.Value);

    [Fact]
    public void From_finds_a_stage_above_only_as_written_and_copy_finds_it_in_any_case()
    {
        var model = Read("FROM a AS Builder\nFROM Builder\nCOPY --from=Builder /x /y\nCOPY --from=0 /x /y\nCOPY --from=nginx /x /y\n");

        Assert.Null(model.Stages[1].From.BaseStage);
        Assert.Equal([0, 0, null], model.Stages[1].All<CopyStatement>().Select(static c => c.FromStage));
    }

    [Fact]
    public void Whichever_of_arg_and_env_comes_last_wins()
    {
        var model = Read("ARG V=0\nFROM a\nARG V\nENV X=$V\nARG V=2\nENV Y=$V\nENV V=3\nENV Z=$V W=$Z\n");
        var values = model.Stages[0].All<PairsStatement>().Where(static p => p.Syntax.Name == "env").SelectMany(static p => p.Pairs).Select(static p => $"{p.Name}={p.Expanded}");

        Assert.Equal(["X=0", "Y=2", "V=3", "Z=3", "W="], values);
    }

    [Fact]
    public void A_stage_inherits_variables_shell_and_user_of_the_one_it_builds_on()
    {
        var model = Read("FROM a AS one\nENV A=1\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nUSER 1000\nFROM one\nRUN x\nENV B=$A\n");

        Assert.True(model.Stages[1].Runs.Single().Shell.PipeFail);
        Assert.Equal("1", model.Stages[1].All<PairsStatement>().Single().Pairs[0].Expanded);
        Assert.Equal("1000", ((PlainStatement)model.Stages[1].Last("user")!).Value);
    }

    [Theory]
    [InlineData("FROM a\nRUN x \\\n # c\n  && yé; pip\\\n  install é>=1\n", "pip")]
    [InlineData("FROM a\r\nRUN <<EOF\r\nset -e\r\né; pip install\r\nEOF\r\n", "pip")]
    [InlineData("FROM a\nHEALTHCHECK --interval=5s CMD pip install\n", "pip")]
    [InlineData("FROM a\nRUN --mount=type=cache,target=/x pip install\n", "pip")]
    [InlineData("FROM a\nRUN sh -c 'x; pip install'\n", "pip")]
    [InlineData("FROM a\nONBUILD RUN pip install\n", "pip")]
    public void A_command_is_found_where_it_stands(string text, string expected)
    {
        var model = Read(text);
        var commands = model.Stages[0].Statements.Select(static s => s is OnbuildStatement { Trigger: { } trigger } ? trigger : s).OfType<CommandStatement>();
        var (command, invocation) = commands.SelectMany(static c => c.Invocations, static (c, i) => (c, i)).Single(static i => i.i.Name == "pip");

        Assert.Equal(expected, TextOf(text, invocation.Script.SpanOf(invocation.NameWord)));
        Assert.NotNull(command.Script);
    }

    [Fact]
    public void Words_and_flags_stand_where_they_are_written()
    {
        const string text = "FROM a\nCOPY --from=x \\\n  --chown=1:2 a  b \\\n  /c/\nCMD [\"a\", \"b c\"]\nENV A=1 B=\"x y\"\nENV C d e\n";
        var model = Read(text);
        var statements = model.Stages[0].Statements;

        Assert.Equal(["--from=x", "--chown=1:2"], statements[0].Flags.Select(f => TextOf(text, f.Span)));
        Assert.Equal(["1:2"], statements[0].Flags.Where(static f => f.Name == "chown").Select(f => TextOf(text, f.ValueSpan)));
        Assert.Equal(["a", "b", "/c/"], statements[0].Words.Select(w => TextOf(text, w.Span)));
        Assert.Equal(["\"a\"", "\"b c\""], statements[1].Words.Select(w => TextOf(text, w.Span)));
        Assert.Equal(["A=1", "B=\"x y\"", "C d e"], statements.OfType<PairsStatement>().SelectMany(static p => p.Pairs).Select(p => TextOf(text, p.Span)));
        Assert.Equal(["1", "\"x y\"", "d e"], statements.OfType<PairsStatement>().SelectMany(static p => p.Pairs).Select(p => TextOf(text, p.ValueSpan)));
    }

    [Theory]
    [InlineData("FROM a\nBOGUS x\n", StatementProblemKind.UnknownInstruction, "BOGUS")]
    [InlineData("FROM a\nRUN --bogus x\n", StatementProblemKind.UnknownFlag, "--bogus")]
    [InlineData("FROM a\nCOPY --link=maybe a b\n", StatementProblemKind.BadFlag, "--link=maybe")]
    [InlineData("FROM a\nCOPY --chown=1 --chown=2 a b\n", StatementProblemKind.BadFlag, "--chown=2")]
    [InlineData("RUN x\nFROM a\n", StatementProblemKind.BeforeFrom, "RUN")]
    [InlineData("FROM a b\n", StatementProblemKind.BadArguments, "FROM a b")]
    [InlineData("FROM a AS 1x\n", StatementProblemKind.BadArguments, "1x")]
    [InlineData("FROM a\nCOPY a\n", StatementProblemKind.BadArguments, "COPY a")]
    [InlineData("FROM a\nHEALTHCHECK --interval=5 CMD x\n", StatementProblemKind.BadFlag, "--interval=5")]
    [InlineData("FROM a\nHEALTHCHECK FOO\n", StatementProblemKind.BadArguments, "HEALTHCHECK FOO")]
    [InlineData("FROM a\nONBUILD FROM x\n", StatementProblemKind.BadTrigger, "ONBUILD FROM x")]
    [InlineData("FROM a\nSHELL x\n", StatementProblemKind.BadArguments, "SHELL x")]
    public void What_the_builder_refuses_is_a_problem_with_its_place(string text, StatementProblemKind kind, string where)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal((kind, where), (problem.Kind, TextOf(text, problem.Span)));
    }

    [Theory]
    [InlineData("FROM a\nARG --x A\nSTOPSIGNAL --y 9\nHEALTHCHECK --z NONE\n")]
    [InlineData("FROM a\nRUN --mount=type=cache,target=/a --mount=type=secret,id=b --device=x y\nCOPY --parents --exclude=a --exclude=b --link a b\n")]
    [InlineData("FROM a\nHEALTHCHECK --interval=1m30s --timeout=0 --retries=3 CMD [\"x\"]\nONBUILD COPY a\n")]
    public void What_the_builder_takes_is_no_problem(string text) => Assert.Empty(Read(text).Problems);

    [Fact]
    public void Only_what_the_last_stage_needs_is_built()
    {
        var model = Read("FROM a AS one\nFROM a AS two\nFROM a AS three\nFROM a AS four\nFROM one\nCOPY --from=two /x /y\nRUN --mount=type=bind,from=three,target=/z q\n");

        Assert.Equal([0, 1, 2, 4], model.Needed.Order());
    }
}
