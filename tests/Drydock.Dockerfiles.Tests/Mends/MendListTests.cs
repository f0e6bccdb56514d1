using System.Text;
using Drydock.Dockerfiles.Mends;

namespace Drydock.Dockerfiles.Tests.Mends;

public sealed class MendListTests
{
    [Fact]
    public void Mends_are_applied_in_one_order_however_they_are_asked_for()
    {
        const string text = "FROM python:3.12\nRUN pip install psycopg2==2.9.10\nCMD [\"python\"]\n";
        var forward = MendAssert.Apply("pin,slim,multi-stage,user", text);
        var backward = MendAssert.Apply("user,multi-stage,slim,pin", text);

        Assert.Equal(["pin", "slim", "multi-stage", "user"], MendList.All.Select(static m => m.Name));
        Assert.Equal(["pin", "slim", "multi-stage", "user"], forward.Applied.Select(static m => m.Name));
        Assert.Equal(Encoding.UTF8.GetString(forward.Text.Span), Encoding.UTF8.GetString(backward.Text.Span));
        Assert.Equal(
            """
            FROM python:3.12-slim-trixie AS build
            RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libpq-dev && rm -rf /var/lib/apt/lists/*
            RUN python -m venv /opt/venv
            ENV PATH=/opt/venv/bin:$PATH
            RUN pip install psycopg2==2.9.10

            FROM python:3.12-slim-trixie
            RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
            COPY --from=build /opt/venv /opt/venv
            ENV PATH=/opt/venv/bin:$PATH
            RUN groupadd --gid 1000 app \
             && useradd --uid 1000 --gid 1000 --no-log-init --create-home --shell /usr/sbin/nologin app
            USER 1000:1000
            CMD ["python"]

            """, Encoding.UTF8.GetString(forward.Text.Span));
    }

    [Fact]
    public void A_mend_that_is_refused_does_not_keep_the_others_from_being_made()
    {
        var outcome = MendAssert.Apply("all", "FROM python:3.12-bookworm\nEXPOSE 80\nCMD [\"python\"]\n");

        Assert.Equal(["slim"], outcome.Applied.Select(static m => m.Name));
        Assert.Equal(["multi-stage", "user"], outcome.Refused.Select(static r => r.Mend.Name));
    }

    [Theory]
    [InlineData("FROM a\nENV x\n")]
    [InlineData("RUN x\n")]
    [InlineData("FROM python:3.12\nBOGUS\n")]
    public void A_file_that_builders_refuse_is_left(string text)
    {
        var outcome = MendAssert.Apply("all", text);

        Assert.Equal(text, Encoding.UTF8.GetString(outcome.Text.Span));
        Assert.All(outcome.Refused, static r => Assert.Contains("builders do not read the file as it is", r.Result.Refusal, StringComparison.Ordinal));
        Assert.Equal(4, outcome.Refused.Length);
    }

    [Fact]
    public void Every_mend_is_in_the_list_once()
    {
        var fields = typeof(Mend).Assembly.GetTypes().Where(static t => t.Namespace == typeof(Mend).Namespace).SelectMany(static t => t.GetFields()).Where(static f => f.IsStatic && f.FieldType == typeof(Mend)).Select(static f => (Mend)f.GetValue(null)!);

        Assert.Equal(MendList.All.Select(static m => m.Name).Order(StringComparer.Ordinal), fields.Select(static m => m.Name).Order(StringComparer.Ordinal));
    }
}
