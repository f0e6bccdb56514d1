namespace Drydock.Dockerfiles.Tests.Mends;

public sealed class SlimMendTests
{
    private const string Full = "FROM python:3.12-bookworm\n";
    private const string Slim = "FROM python:3.12-slim-bookworm\n";

    [Theory]
    [InlineData("FROM python:3.12\nCMD [\"python\"]\n", "FROM python:3.12-slim\nCMD [\"python\"]\n")]
    [InlineData("FROM python:3.12-bookworm\r\nRUN pip install fastapi==0.115.0\r\n", "FROM python:3.12-slim-bookworm\r\nRUN pip install fastapi==0.115.0\r\n")]
    [InlineData("ARG BASE=python:3.12-trixie\nFROM $BASE", "ARG BASE=python:3.12-slim-trixie\nFROM $BASE")]
    public void The_slim_variant_of_the_same_tag_is_taken(string before, string after) => MendAssert.Mends("slim", before, after);

    [Fact]
    public void A_package_without_wheels_gets_its_compiler_headers_and_libraries() =>
        MendAssert.Mends("slim", Full + "RUN pip install psycopg2==2.9.10\n",
            Slim + "RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libpq-dev libpq5 && rm -rf /var/lib/apt/lists/*\nRUN pip install psycopg2==2.9.10\n");

    [Fact]
    public void Libraries_have_the_names_of_the_release() =>
        MendAssert.Mends("slim", "FROM python:3.12-trixie\nRUN pip install opencv-python==4.12.0.88 python-magic\n",
            "FROM python:3.12-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends libgl1 libglib2.0-0t64 libmagic1t64 && rm -rf /var/lib/apt/lists/*\nRUN pip install opencv-python==4.12.0.88 python-magic\n");

    [Fact]
    public void What_is_missing_joins_an_install_that_is_there_and_its_lists_go() =>
        MendAssert.Mends("slim", Full + "RUN apt-get update \\\n && apt-get install -y --no-install-recommends \\\n      build-essential \\\n      tini\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n",
            Slim + "RUN apt-get update \\\n && apt-get install -y --no-install-recommends \\\n      build-essential \\\n      tini libpq-dev libpq5 \\\n && rm -rf /var/lib/apt/lists/*\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n",
            MendAssert.Settings(("requirements.txt", "psycopg2==2.9.10 # old\nfastapi\n")));

    [Theory]
    [InlineData("RUN git clone https://example.org/x /x\n", "git")]
    [InlineData("RUN pip install git+https://example.org/x@0123456789012345678901234567890123456789\n", "git")]
    [InlineData("RUN make -C /src\n", "make")]
    public void A_command_that_only_the_full_image_has_is_installed_in_front_of_its_first_use(string line, string package) =>
        MendAssert.Mends("slim", Full + "WORKDIR /app\n" + line, $"{Slim}WORKDIR /app\nRUN apt-get update && apt-get install -y --no-install-recommends {package} && rm -rf /var/lib/apt/lists/*\n{line}");

    [Fact]
    public void What_the_probe_and_the_start_script_call_is_installed_too() =>
        MendAssert.Mends("slim", Full + "COPY start.sh /start.sh\nHEALTHCHECK CMD curl -f http://localhost:8000\nCMD [\"/start.sh\"]\n",
            Slim + "COPY start.sh /start.sh\nRUN apt-get update && apt-get install -y --no-install-recommends curl procps && rm -rf /var/lib/apt/lists/*\nHEALTHCHECK CMD curl -f http://localhost:8000\nCMD [\"/start.sh\"]\n",
            MendAssert.Settings(("start.sh", "#!/bin/sh\nps aux\nexec python -m app\n")));

    [Fact]
    public void A_lock_file_tells_the_packages() =>
        MendAssert.Mends("slim", Full + "COPY pyproject.toml uv.lock ./\nRUN uv sync --locked\n",
            Slim + "COPY pyproject.toml uv.lock ./\nRUN apt-get update && apt-get install -y --no-install-recommends default-libmysqlclient-dev gcc libc6-dev libmariadb3 pkg-config && rm -rf /var/lib/apt/lists/*\nRUN uv sync --locked\n",
            MendAssert.Settings(("pyproject.toml", ""), ("uv.lock", "[[package]]\nname = \"mysqlclient\"\nversion = \"2.2.7\"\n")));

    [Fact]
    public void A_digest_is_that_of_the_slim_image_or_the_file_stays()
    {
        const string pinned = "FROM python:3.12-bookworm@sha256:1111111111111111111111111111111111111111111111111111111111111111\n";

        MendAssert.Refuses("slim", pinned, "the base is held by a digest");
        MendAssert.Mends("slim", pinned, $"FROM python:3.12-slim-bookworm@{MendAssert.SomeDigest}\n", MendAssert.Online(MendAssert.Settings()));
    }

    [Fact]
    public void What_another_stage_installs_and_hands_over_gets_its_libraries_here() =>
        MendAssert.Mends("slim", "FROM python:3.12-bookworm AS build\nRUN pip install psycopg2==2.9.10\n" + Full + "WORKDIR /app\nCOPY --from=build /v /v\n",
            "FROM python:3.12-bookworm AS build\nRUN pip install psycopg2==2.9.10\n" + Slim + "RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\nWORKDIR /app\nCOPY --from=build /v /v\n");

    [Theory]
    [InlineData(Slim)]
    [InlineData("FROM python:3.12-alpine3.22\n")]
    [InlineData("FROM ghcr.io/acme/base:1\n")]
    [InlineData("FROM scratch\n")]
    [InlineData("FROM python:3.12 AS build\nRUN make\nFROM python:3.12-slim\n")]
    public void What_is_slim_or_has_no_slim_variant_stays(string text) => MendAssert.LeavesAlone("slim", text);

    [Theory]
    [InlineData(Full + "RUN pip install -r requirements.txt\n", "requirements.txt of RUN on line 2 cannot be read beside the Dockerfile")]
    [InlineData(Full + "RUN pip install $EXTRA\n", "RUN on line 2 installs what is only known when it is built")]
    [InlineData(Full + "RUN pip install --no-binary :all: x\n", "RUN on line 2 compiles what has wheels")]
    [InlineData(Full + "RUN npm ci\n", "RUN on line 2 installs with npm")]
    [InlineData(Full + "RUN pip install .\n", "RUN on line 2 installs .")]
    [InlineData(Full + "CMD [\"./run.sh\"]\n", "CMD on line 2 starts ./run.sh")]
    [InlineData(Full + "USER 1000\nRUN pip install psycopg2\n", "where the user is no longer root")]
    [InlineData("FROM python:3.12\nRUN pip install psycopg2\n", "name the release in the base")]
    [InlineData("FROM node:22\nRUN npm ci\n", "is only known for Python's images")]
    [InlineData("ARG B=python:3.12\nFROM $B AS a\nRUN make\nFROM $B\n", "ARG on line 1 is the base of several stages")]
    [InlineData("ARG V=3.12\nFROM python:${V}\n", "the base of FROM on line 2 is put together from arguments")]
    public void What_cannot_be_told_is_refused_with_a_sentence(string text, string because) => MendAssert.Refuses("slim", text, because);
}
