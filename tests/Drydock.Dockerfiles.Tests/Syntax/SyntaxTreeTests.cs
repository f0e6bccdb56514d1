using System.Text;
using CsCheck;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Tests.Syntax;

/// <summary>Bytes to logical lines to instructions, as BuildKit forms them.</summary>
public sealed class SyntaxTreeTests
{
    private static readonly Gen<byte[]> LikelyText = Gen.OneOf(
        Gen.OneOf("FROM a\n", "RUN ", "ENV a=b", "COPY <<EOF /x\n", "EOF\n", "\\\n", "\\ \t\n", "# c\n", "# escape=`\n", "`\n", "\r\n", "\"", "'", "[\"a\"]", "<<-E", "\t", " ", "\u00a0", "ONBUILD ", "HEALTHCHECK ", "--x=y ", "$", "é", "\n")
            .Array[0, 12].Select(static parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
        Gen.Byte.Array[0, 60]);

    [Fact]
    public void Printing_gives_any_file_back_byte_for_byte() =>
        LikelyText.Sample(static bytes =>
        {
            var tree = SyntaxTree.Parse(bytes);
            var at = 0;
            foreach (var token in tree.Tokens)
            {
                Assert.Equal(at, token.Start);
                at = token.End;
            }

            Assert.Equal(bytes, tree.Print());
        }, iter: 20_000);

    [Fact]
    public void Decoding_loses_no_byte() =>
        Gen.Byte.Array[0, 40].Sample(static bytes => Assert.Equal(bytes, SourceText.Encode(SourceText.Decode(bytes))));

    [Fact]
    public void Every_character_of_a_joined_line_is_found_in_the_file()
    {
        var bytes = Encoding.UTF8.GetBytes("# syntax=x\nFROM a\nRUN é \\\n  # note\n\n  ünd b\n");
        var run = SyntaxTree.Parse(bytes).Instructions[1];
        for (var i = 0; i < run.Text.Length; i++)
            Assert.Equal(Encoding.UTF8.GetBytes(run.Text[i].ToString())[0], bytes[run.OffsetOf(i)]);
    }

    [Theory]
    [InlineData("RUN a \\\n  b", "(run \"a   b\")\n")]
    [InlineData("RUN a \\\n# c\n\n  b", "(run \"a   b\")\n")]
    [InlineData("RUN a\\\\\nRUN b", "(run \"a\\\\\\\\\")\n(run \"b\")\n")]
    [InlineData("RUN a \\", "(run \"a\")\n")]
    [InlineData("# escape=`\nRUN a `\n b \\\n", "(run \"a  b \\\\\")\n")]
    [InlineData("run a\r\nRun b\r\n", "(run \"a\")\n(run \"b\")\n")]
    [InlineData("RUN\u00a0x", "(run\u00a0x \"\")\n")]
    [InlineData("ENV a b=c  d ", "(env \"a\" \"b=c  d\" \"\")\n")]
    [InlineData("ENV a=b c='d e' f=\"g\\\" h\"", "(env \"a\" \"b\" \"=\" \"c\" \"'d e'\" \"=\" \"f\" \"\\\"g\\\\\\\" h\\\"\" \"=\")\n")]
    [InlineData("LABEL a b c=d", "(label \"a\" \"b c=d\" \"\")\n")]
    [InlineData("ARG \"a\"=b c", "(arg \"\\\"a\\\"=b\" \"c\")\n")]
    [InlineData("CMD ['x']", "(cmd \"['x']\")\n")]
    [InlineData("VOLUME ['/x', '/y']", "(volume \"['/x',\" \"'/y']\")\n")]
    [InlineData("CMD [ \"a\" , \"b\" ] ", "(cmd \"a\" \"b\")\n")]
    [InlineData("CMD [\"a\",]", "(cmd \"[\\\"a\\\",]\")\n")]
    [InlineData("CMD []", "(cmd)\n")]
    [InlineData("CMD [\"\\ud800\"]", "(cmd \"\uFFFD\")\n")]
    [InlineData("COPY --from=x --chown=a:b \"a b\" /c", "(copy [\"--from=x\" \"--chown=a:b\"] \"\\\"a\" \"b\\\"\" \"/c\")\n")]
    [InlineData("COPY --chown=é a b", "(copy [\"--chown=Ã©\"] \"a\" \"b\")\n")]
    [InlineData("RUN -- echo", "(run \"echo\")\n")]
    [InlineData("HEALTHCHECK --interval=5s CMD [\"a\", \"b\"]", "(healthcheck [\"--interval=5s\"] \"CMD\" \"a\" \"b\")\n")]
    [InlineData("HEALTHCHECK NONE", "(healthcheck \"NONE\")\n")]
    [InlineData("ONBUILD RUN  echo hi", "(onbuild (run \"echo hi\"))\n")]
    [InlineData("ONBUILD bogus x", "(onbuild (bogus \"\"))\n")]
    [InlineData("BOGUS x y", "(bogus \"\")\n")]
    [InlineData("FROM  a   AS\tb", "(from \"a\" \"AS\" \"b\")\n")]
    [InlineData("\uFEFFFROM a", "(from \"a\")\n")]
    [InlineData("USER a b", "(user \"a b\")\n")]
    [InlineData("RUN cat <<EOF\nFROM x\n# no\nEOF\nUSER a", "(run \"cat <<EOF\")\n(user \"a\")\n")]
    [InlineData("RUN <<- EOF\nUSER a", "(run \"<<- EOF\")\n(user \"a\")\n")]
    [InlineData("RUN echo it's <<EOF\nUSER a", "(run \"echo it's <<EOF\")\n(user \"a\")\n")]
    public void Instructions_are_read_as_the_builder_reads_them(string text, string dump) => Assert.Equal(dump, SyntaxDump.Of(SyntaxTree.Parse(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("RUN << EOF\nx\nEOF\n", "EOF", true)]
    [InlineData("RUN 3<<EOF\nx\nEOF\n", "EOF", true)]
    [InlineData("RUN <<\"EOF\"\nx\nEOF\n", "EOF", false)]
    [InlineData("RUN <<eo'f'\nx\neof\n", "eof", false)]
    [InlineData("RUN cat <<EOF>/x\nx\nEOF>/x\n", "EOF>/x", true)]
    [InlineData("RUN (cat <<EOF)\nx\nEOF)\n", "EOF)", true)]
    public void Here_documents_are_found_as_the_builder_finds_them(string text, string name, bool expand)
    {
        var heredoc = Assert.Single(SyntaxTree.Parse(Encoding.UTF8.GetBytes(text)).Instructions[0].Heredocs);

        Assert.Equal((name, expand, "x\n"), (heredoc.Name, heredoc.Expand, heredoc.Content));
    }

    [Theory]
    [InlineData("RUN <<<EOF")]
    [InlineData("RUN <<A<<B")]
    [InlineData("RUN \"<<EOF\"")]
    [InlineData("RUN \\<<EOF")]
    [InlineData("RUN <<''")]
    [InlineData("RUN [\"cat\", \"<<EOF\"]")]
    [InlineData("USER <<EOF")]
    public void These_are_no_here_documents(string text)
    {
        var tree = SyntaxTree.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Empty(tree.Instructions[0].Heredocs);
        Assert.Null(tree.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("# escape=`\n# escape=`\nFROM a")]
    [InlineData("# escape=x\nFROM a")]
    [InlineData("FROM a\nENV a")]
    [InlineData("FROM a\nENV a=b c")]
    [InlineData("FROM a\nCMD [1]")]
    [InlineData("FROM a\nCMD [\"a\", [\"b\"]]")]
    [InlineData("FROM a\nRUN <<EOF\nx\nEOF \n")]
    public void The_builders_parser_stops_here(string text) => Assert.NotNull(SyntaxTree.Parse(Encoding.UTF8.GetBytes(text)).Error);

    [Fact]
    public void An_error_does_not_lose_the_rest()
    {
        var tree = SyntaxTree.Parse("FROM a\nENV x\nUSER b\n"u8.ToArray());

        Assert.Equal(["from", "user"], tree.Instructions.Select(static i => i.Name));
        Assert.Equal((2, 2), (tree.Error!.FirstLine, tree.Error.LastLine));
    }

    [Fact]
    public void A_line_may_hold_65535_bytes()
    {
        Assert.Null(SyntaxTree.Parse(Encoding.ASCII.GetBytes("FROM a\nRUN " + new string('x', 65531) + "\n")).Error);
        Assert.NotNull(SyntaxTree.Parse(Encoding.ASCII.GetBytes("FROM a\nRUN " + new string('x', 65532) + "\n")).Error);
    }

    [Fact]
    public void Lines_span_from_the_first_to_the_terminator()
    {
        var tree = SyntaxTree.Parse("FROM a\n\nRUN a \\\n b <<E\nx\nE\nUSER b"u8.ToArray());

        Assert.Equal([(1, 1), (3, 6), (7, 7)], tree.Instructions.Select(static i => (i.FirstLine, i.LastLine)));
    }

    [Fact]
    public void Comments_above_belong_to_the_instruction_across_blank_lines_but_not_across_a_bare_one()
    {
        var tree = SyntaxTree.Parse("# one\n\n#two\nFROM a\n# lost\n#\n  # three\nUSER b"u8.ToArray());

        Assert.Equal(["one", "two"], tree.Instructions[0].Comments);
        Assert.Equal(["# three"], tree.Instructions[1].Comments);
    }

    [Fact]
    public void A_deeply_nested_array_is_refused_in_linear_time() =>
        Assert.NotNull(SyntaxTree.Parse(Encoding.ASCII.GetBytes("FROM a\nCMD [" + new string('[', 500) + new string(']', 500) + "]")).Error);
}
