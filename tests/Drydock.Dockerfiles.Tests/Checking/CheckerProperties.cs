using System.Text;
using CsCheck;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Tests.Checking;

/// <summary>What holds for any file.</summary>
public sealed class CheckerProperties
{
    private static readonly CheckSettings Everything = new() { Policy = new RulePolicy { AllRules = true } };

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "FROM debian\n", "FROM python:3.12-slim AS build\n", "FROM build\n", "FROM scratch\n", "RUN apt-get update && apt-get install curl\n", "RUN pip install a>=1 'b<2'\n", "RUN <<EOF\napt-get install x\nEOF\n",
        "COPY . .\n", "COPY --from=build /a /b/\n", "ADD x.tar.gz /\n", "ENV A 1\n", "ENV A=1 B=$A\n", "ARG TOKEN\n", "USER root\n", "USER 1000\n", "CMD a b\n", "CMD [\"a\"]\n", "ENTRYPOINT ['x']\n",
        "HEALTHCHECK CMD curl -f http://localhost:80/ || exit 1\n", "EXPOSE 22 80/TCP\n", "LABEL a=b a=c\n", "# drydock ignore=sudo\n", "SHELL [\"/bin/bash\", \"-c\"]\n", "WORKDIR x\n", "VOLUME /dev\n", "ONBUILD RUN x\n",
        "RUN curl -k https://x | sh\n", "RUN sudo \\\n  chmod 777 / # x \\\n && y\n", "STOPSIGNAL 9\n", "MAINTAINER é\n", "BOGUS\n", "RUN $(", "RUN if x; then `y`; fi\n", "run x\n",
        "RUN [\"sh\", \"-c\", \"apt-get install \\\"curl\\\" && cd /x && pip install a>=1 || true\"]\n", "RUN [\"bash\", \"-c\", \"wget http://x | sh\\n sudo rm /y\"]\n", "\r\n", "\\\n", "é", "\"", "$", "{");

    private static readonly Gen<byte[]> AnyFile = Gen.OneOf(Pieces.Array[0, 14].Select(static p => Encoding.UTF8.GetBytes(string.Concat(p))), Gen.Byte.Array[0, 80]);

    [Fact]
    public void Checking_never_throws_and_marks_only_bytes_of_the_file() =>
        AnyFile.Sample(static bytes =>
        {
            foreach (var found in Checker.Check(DockerfileModel.Of(bytes), Everything).Diagnostics)
            {
                Assert.InRange(found.Span.Start, 0, bytes.Length);
                Assert.InRange(found.Span.End, found.Span.Start, bytes.Length);
            }
        }, iter: 3_000);

    [Fact]
    public void Mending_twice_is_mending_once() =>
        AnyFile.Sample(static bytes =>
        {
            var once = FixApplier.Apply(bytes, Everything, static d => d.Fix!.Class != FixClass.Lookup);
            var twice = FixApplier.Apply(once.Text, Everything, static d => d.Fix!.Class != FixClass.Lookup);
            Assert.Equal(Encoding.Latin1.GetString(once.Text.Span), Encoding.Latin1.GetString(twice.Text.Span));
        }, iter: 600);
}
