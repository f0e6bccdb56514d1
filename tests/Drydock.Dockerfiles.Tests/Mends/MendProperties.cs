using System.Text;
using CsCheck;
using Drydock.Dockerfiles.Mends;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Tests.Mends;

/// <summary>What holds for any file.</summary>
public sealed class MendProperties
{
    private static readonly Gen<string> Starts = Gen.OneOf("FROM python:3.12-bookworm\n", "FROM python:3.11-slim\n", "# escape=`\nFROM python:3.12-slim-bookworm\n", "ARG B=python:3.12\nFROM $B\n", "FROM debian:12\n", "");

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "RUN pip install a==1\n", "RUN pip install -r requirements.txt\n", "RUN pip install --upgrade pip\n", "RUN pip install psycopg2\n", "RUN apt-get update && apt-get install -y gcc libpq-dev curl\n",
        "RUN apt-get install -y \\\n  gcc \\\n  # why\n  tini\n", "RUN apt-get update && apt-get install -y git && pip install b==2 && rm -rf /x\n", "RUN useradd app\n", "RUN <<EOF\npip install a\n# x\nEOF\n", "RUN uv sync\n",
        "RUN uv pip install --system a\n", "RUN poetry install\n", "RUN python -m venv /v\n", "RUN make\n", "COPY . .\n", "COPY requirements.txt ./\n", "COPY <<EOF /x\n# RUN no\nEOF\n", "ADD x /data/\n", "WORKDIR /app\n", "WORKDIR x\n",
        "ENV PATH=/x:$PATH\n", "ENV HF_HOME=/models\n", "ENV A b\n", "ARG X=1\n", "VOLUME /data\n", "USER root\n", "USER app\n", "USER 1000\n", "EXPOSE 8000\n", "EXPOSE 80\n", "HEALTHCHECK CMD curl -f http://localhost\n", "LABEL a=b\n",
        "CMD uvicorn a:b\n", "CMD [\"uv\", \"run\", \"x\"]\n", "ENTRYPOINT [\"./x.sh\"]\n", "SHELL [\"/bin/bash\", \"-c\"]\n", "ONBUILD RUN x\n", "STOPSIGNAL SIGTERM\n", "# a comment\n", "\n", "FROM python:3.12-slim AS late\n", "FROM late\n", "BOGUS\n", "run pip install z", "é\n");

    private static readonly Gen<byte[]> Files = Gen.Select(Starts, Pieces.Array[0, 12], Gen.Bool, static (start, pieces, crlf) =>
        Encoding.UTF8.GetBytes((start + string.Concat(pieces)).Replace("\n", crlf ? "\r\n" : "\n", StringComparison.Ordinal)));

    private static readonly MendSettings Settings = MendAssert.Settings(("requirements.txt", "fastapi==1\n"), ("app.py", ""));

    [Fact]
    public void A_second_run_changes_nothing() =>
        Files.Sample(static bytes =>
        {
            var once = MendApplier.Apply(bytes, Settings, MendList.All);
            var twice = MendApplier.Apply(once.Text, Settings, MendList.All);
            Assert.Equal(Text(once.Text), Text(twice.Text));
        }, iter: 4_000);

    [Fact]
    public void Builders_read_every_mended_file_as_well_as_before() =>
        Files.Sample(static bytes =>
        {
            var outcome = MendApplier.Apply(bytes, Settings, MendList.All);
            if (outcome.Applied.IsEmpty) return;
            var after = DockerfileModel.Of(outcome.Text);
            Assert.Null(after.Syntax.Error);
            Assert.Empty(after.Problems);
        }, iter: 4_000);

    [Fact]
    public void A_file_keeps_its_line_ends() =>
        Files.Sample(static bytes =>
        {
            var text = Text(MendApplier.Apply(bytes, Settings, MendList.All).Text);
            if (Text(bytes).Contains("\r\n", StringComparison.Ordinal)) Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
            else Assert.DoesNotContain('\r', text);
        }, iter: 2_000);

    [Fact]
    public void What_is_shipped_keeps_every_instruction_that_says_how_the_image_is_run() =>
        Files.Sample(static bytes =>
        {
            var outcome = MendApplier.Apply(bytes, Settings, [MendList.Find("multi-stage")!]);
            if (outcome.Applied.IsEmpty) return;
            Assert.Equal(Kept(DockerfileModel.Of(bytes)), Kept(DockerfileModel.Of(outcome.Text)));
        }, iter: 4_000);

    [Fact]
    public void Comments_and_here_documents_are_never_lost() =>
        Files.Sample(static bytes =>
        {
            var after = Text(MendApplier.Apply(bytes, Settings, MendList.All).Text);
            Assert.True(Count(Text(bytes), "# a comment") <= Count(after, "# a comment"), after);
            Assert.True(Count(Text(bytes), "# RUN no") <= Count(after, "# RUN no"), after);
        }, iter: 2_000);

    private static IEnumerable<string> Kept(DockerfileModel file) =>
        file.Final!.Statements.Select(static s => s.Syntax).Where(static s => s.Name is "label" or "expose" or "healthcheck" or "entrypoint" or "volume" or "stopsignal" or "user" or "workdir" or "arg" || s.Name == "cmd" && !s.Json).Select(static s => s.Text);

    private static int Count(string text, string part) => text.Split(part).Length;

    private static string Text(ReadOnlyMemory<byte> bytes) => SourceText.Decode(bytes.Span);
}
