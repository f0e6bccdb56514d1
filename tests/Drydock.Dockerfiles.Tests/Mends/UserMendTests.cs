namespace Drydock.Dockerfiles.Tests.Mends;

public sealed class UserMendTests
{
    private const string Base = "FROM python:3.12.11-slim-bookworm\n";

    private const string Account = "RUN groupadd --gid 1000 app \\\n && useradd --uid 1000 --gid 1000 --no-log-init --create-home --shell /usr/sbin/nologin app";

    [Theory]
    [InlineData("WORKDIR /app\nCOPY app.py .\nRUN pip install x==1\n", "EXPOSE 8000\nCMD [\"python\", \"app.py\"]\n")]
    [InlineData("COPY app.py .\nENV A=b\n", "# starts it\nCMD [\"python\", \"app.py\"]")]
    [InlineData("EXPOSE 8000\nUSER root\nRUN true\n", "HEALTHCHECK NONE\n")]
    public void The_account_comes_behind_the_last_step_that_needs_root(string head, string tail) =>
        MendAssert.Mends("user", Base + head + tail, $"{Base}{head}{Account}\nUSER 1000:1000\n{tail}");

    [Fact]
    public void A_file_keeps_its_line_ends_its_escape_character_and_its_missing_last_line_end() =>
        MendAssert.Mends("user", "# escape=`\r\nFROM python:3.12.11-slim-bookworm\r\nRUN a `\r\n # why\r\n && b",
            "# escape=`\r\nFROM python:3.12.11-slim-bookworm\r\nRUN a `\r\n # why\r\n && b\r\n" + Account.Replace("\\\n", "`\r\n", StringComparison.Ordinal) + "\r\nUSER 1000:1000");

    [Fact]
    public void Folders_that_the_service_writes_to_are_made_and_its_own_and_the_code_stays_roots() =>
        MendAssert.Mends("user",
            Base + "ENV HF_HOME=/models LOG_DIR=/app/logs PYTHONPATH=/app DATA_PATH=/etc/data.json\nWORKDIR /app\nRUN mkdir -p uploads /usr/share/x\nCOPY . .\nCOPY seed /data/\nVOLUME /data\nCMD [\"python\", \"app.py\"]\n",
            Base + "ENV HF_HOME=/models LOG_DIR=/app/logs PYTHONPATH=/app DATA_PATH=/etc/data.json\nWORKDIR /app\nRUN mkdir -p uploads /usr/share/x\nCOPY . .\nCOPY --chown=1000:1000 seed /data/\n"
            + Account + " \\\n && mkdir -p /app/logs /app/uploads /data /models \\\n && chown 1000:1000 /app/logs /app/uploads /data /models\nVOLUME /data\nUSER 1000:1000\nCMD [\"python\", \"app.py\"]\n");

    [Fact]
    public void Alpine_has_its_own_programs_for_accounts() =>
        MendAssert.Mends("user", "FROM python:3.12-alpine3.22\nCMD [\"python\"]\n",
            "FROM python:3.12-alpine3.22\nRUN addgroup -g 1000 app \\\n && adduser -u 1000 -G app -s /sbin/nologin -D app\nUSER 1000:1000\nCMD [\"python\"]\n");

    [Fact]
    public void Where_the_base_has_a_thousandth_account_another_number_is_taken() =>
        MendAssert.Mends("user", "FROM ubuntu:24.04\nCMD [\"x\"]\n", "FROM ubuntu:24.04\n" + Account.Replace("1000", "10001", StringComparison.Ordinal) + "\nUSER 10001:10001\nCMD [\"x\"]\n");

    [Theory]
    [InlineData("RUN useradd -u 1234 svc\nCMD [\"x\"]\n", "RUN useradd -u 1234 svc\nUSER 1234\nCMD [\"x\"]\n")]
    [InlineData("RUN useradd -m svc\nCMD [\"x\"]\n", "RUN useradd --uid 1000 -m svc\nUSER 1000\nCMD [\"x\"]\n")]
    public void An_account_that_the_file_makes_is_used(string before, string after) => MendAssert.Mends("user", Base + before, Base + after);

    [Theory]
    [InlineData("RUN groupadd -g 999 g && useradd -u 998 svc\nUSER svc:g\n", "RUN groupadd -g 999 g && useradd -u 998 svc\nUSER 998:999\n")]
    [InlineData("RUN useradd svc\nUSER svc\n", "RUN useradd --uid 1000 svc\nUSER 1000\n")]
    [InlineData("USER nobody\n", "USER 65534\n")]
    public void A_user_by_name_becomes_a_number(string before, string after) => MendAssert.Mends("user", Base + before, Base + after);

    [Theory]
    [InlineData(Base + "USER 1000:1000\n")]
    [InlineData("FROM gcr.io/distroless/python3-debian12:nonroot\nCMD [\"x\"]\n")]
    public void A_service_without_privileges_stays(string text) => MendAssert.LeavesAlone("user", text);

    [Theory]
    [InlineData("FROM ghcr.io/acme/base:1\nCMD [\"x\"]\n", "which accounts ghcr.io/acme/base:1 has")]
    [InlineData("FROM scratch\nCMD [\"x\"]\n", "an image from scratch has no accounts")]
    [InlineData(Base + "EXPOSE 80\n", "port 80 of EXPOSE on line 2")]
    [InlineData(Base + "CMD [\"supervisord\"]\n", "supervisord, which CMD on line 2 starts")]
    [InlineData(Base + "CMD nginx -g 'daemon off;'\n", "nginx, which CMD on line 2 starts")]
    [InlineData(Base + "RUN playwright install chromium\n", "RUN on line 2 leaves files in /root")]
    [InlineData(Base + "RUN pip install --user x\n", "install for all accounts")]
    [InlineData(Base + "ENV PATH=/root/.local/bin:$PATH\n", "ENV on line 2 leads into /root")]
    [InlineData(Base + "RUN cp x ~/.netrc\n", "RUN on line 2 works in /root")]
    [InlineData(Base + "WORKDIR /root\n", "WORKDIR on line 2 is in /root")]
    [InlineData(Base + "RUN apt-get install -y gosu\nENTRYPOINT [\"gosu\", \"x\", \"y\"]\n", "it starts as root on purpose")]
    [InlineData(Base + "ARG U\nUSER $U\n", "USER on line 3 is only known when it is built")]
    [InlineData(Base + "RUN adduser svc\nUSER svc\n", "the account svc of RUN on line 2 has no number")]
    public void What_cannot_be_told_is_refused_with_a_sentence(string text, string because) => MendAssert.Refuses("user", text, because);

    [Theory]
    [InlineData("RUN --mount=type=cache,target=/root/.cache/pip pip install x==1\n")]
    [InlineData("RUN rm -rf /root/.cache\n")]
    [InlineData("ENV HF_HOME=/models\nRUN python -c \"M.from_pretrained('x')\"\n")]
    public void What_leaves_nothing_in_roots_home_is_no_reason(string line) => Assert.NotEmpty(MendAssert.Apply("user", Base + line).Applied);
}
