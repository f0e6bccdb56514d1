namespace Drydock.Dockerfiles.Tests.Mends;

public sealed class MultiStageMendTests
{
    private const string Base = "FROM python:3.12-slim-bookworm\n";
    private const string Builder = "FROM python:3.12-slim-bookworm AS build\n";
    private const string Venv = "RUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\n";
    private const string Taken = "COPY --from=build /opt/venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\n";

    [Fact]
    public void Installs_move_and_what_describes_the_image_stays() =>
        MendAssert.Mends("multi-stage",
            "# syntax=docker/dockerfile:1\n" + Base + "LABEL a=b\nWORKDIR /app\nCOPY requirements.txt .\n# exact\nRUN pip install -r requirements.txt\nCOPY . .\nEXPOSE 8000\nHEALTHCHECK CMD true\nCMD [\"python\", \"app.py\"]\n",
            "# syntax=docker/dockerfile:1\n" + Builder + "WORKDIR /app\nCOPY requirements.txt .\n" + Venv + "# exact\nRUN pip install -r requirements.txt\n\n"
            + Base + "LABEL a=b\nWORKDIR /app\n" + Taken + "COPY . .\nEXPOSE 8000\nHEALTHCHECK CMD true\nCMD [\"python\", \"app.py\"]\n");

    [Fact]
    public void Compilers_and_headers_stay_with_the_builder_and_libraries_are_shipped() =>
        MendAssert.Mends("multi-stage",
            Base + "RUN apt-get update && apt-get install -y --no-install-recommends \\\n    gcc \\\n    libpq-dev \\\n    tini \\\n && rm -rf /var/lib/apt/lists/*\nRUN pip install psycopg2==2.9.10\nCMD [\"python\"]\n",
            Builder + "RUN apt-get update && apt-get install -y --no-install-recommends \\\n    gcc \\\n    libpq-dev \\\n && rm -rf /var/lib/apt/lists/*\n" + Venv + "RUN pip install psycopg2==2.9.10\n\n"
            + Base + "RUN apt-get update && apt-get install -y --no-install-recommends \\\n    libpq5 \\\n    tini \\\n && rm -rf /var/lib/apt/lists/*\n" + Taken + "CMD [\"python\"]\n");

    [Fact]
    public void An_install_that_also_compiles_leaves_its_libraries_behind() =>
        MendAssert.Mends("multi-stage",
            Base + "RUN apt-get update && apt-get install -y gcc libpq-dev ffmpeg \\\n && pip install psycopg2==2.9.10 \\\n && apt-get purge -y gcc\nCMD [\"python\"]\n",
            Builder + Venv + "RUN apt-get update && apt-get install -y gcc libpq-dev ffmpeg \\\n && pip install psycopg2==2.9.10 \\\n && apt-get purge -y gcc\n\n"
            + Base + "RUN apt-get update && apt-get install -y --no-install-recommends libpq5 ffmpeg && rm -rf /var/lib/apt/lists/*\n" + Taken + "CMD [\"python\"]\n");

    [Fact]
    public void An_install_of_compilers_alone_leaves_the_image_and_so_does_their_removal() =>
        MendAssert.Mends("multi-stage",
            Base + "\nRUN apt-get update && apt-get install -y build-essential\n\nRUN pip install a==1\n\nRUN apt-get purge -y build-essential\n\nCMD [\"python\"]\n",
            Builder + "\nRUN apt-get update && apt-get install -y build-essential\n\n" + Venv + "RUN pip install a==1\n\n" + Base + "\n" + Taken + "\nCMD [\"python\"]\n");

    [Fact]
    public void Where_requirements_tell_all_the_builder_takes_no_code() =>
        MendAssert.Mends("multi-stage", Base + "WORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD [\"python\"]\n",
            Builder + "WORKDIR /app\nCOPY requirements.txt ./\n" + Venv + "RUN pip install -r requirements.txt\n\n" + Base + "WORKDIR /app\nCOPY . .\n" + Taken + "CMD [\"python\"]\n",
            MendAssert.Settings(("requirements.txt", "a==1\n"), ("app.py", "")));

    [Fact]
    public void Where_requirements_name_a_folder_the_builder_takes_the_code() =>
        MendAssert.Mends("multi-stage", Base + "WORKDIR /app\nCOPY . /app\nRUN pip install -r requirements.txt\n",
            Builder + "WORKDIR /app\nCOPY . /app\n" + Venv + "RUN pip install -r requirements.txt\n\n" + Base + "WORKDIR /app\nCOPY . /app\n" + Taken,
            MendAssert.Settings(("requirements.txt", "./lib\n")));

    [Fact]
    public void Uv_installs_by_the_variable_and_is_not_shipped() =>
        MendAssert.Mends("multi-stage",
            Base + "COPY --from=ghcr.io/astral-sh/uv:0.9.11 /uv /bin/uv\nENV UV_SYSTEM_PYTHON=1\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/uv \\\n    uv pip install --system -r requirements.txt\nCMD [\"uvicorn\", \"app:app\"]\n",
            Builder + "COPY --from=ghcr.io/astral-sh/uv:0.9.11 /uv /bin/uv\nENV UV_SYSTEM_PYTHON=1\nCOPY requirements.txt .\nRUN python -m venv /opt/venv\nENV VIRTUAL_ENV=/opt/venv\nENV UV_SYSTEM_PYTHON=0\nRUN --mount=type=cache,target=/root/.cache/uv \\\n    uv pip install -r requirements.txt\n\n"
            + Base + "ENV UV_SYSTEM_PYTHON=1\n" + Taken + "CMD [\"uvicorn\", \"app:app\"]\n");

    [Fact]
    public void A_project_of_uv_keeps_its_environment_and_starts_without_uv() =>
        MendAssert.Mends("multi-stage",
            Base + "RUN pip install uv==0.9.11\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked --no-dev\nCOPY . .\nCMD [\"uv\", \"run\", \"uvicorn\", \"app:app\"]\n",
            Builder + "RUN pip install uv==0.9.11\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked --no-dev\n\n"
            + Base + "WORKDIR /app\nCOPY --from=build /app/.venv /app/.venv\nENV PATH=/app/.venv/bin:$PATH\nCOPY . .\nCMD [\"uvicorn\", \"app:app\"]\n");

    [Fact]
    public void Poetry_stays_outside_the_environment_that_it_fills() =>
        MendAssert.Mends("multi-stage",
            Base + "RUN pip install poetry==2.2.1 && poetry config virtualenvs.create false\nWORKDIR /app\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --only main --no-root\nCOPY . .\nCMD poetry run uvicorn app:app\n",
            Builder + "RUN pip install poetry==2.2.1 && poetry config virtualenvs.create false\nWORKDIR /app\nCOPY pyproject.toml poetry.lock ./\nRUN python -m venv /opt/venv\nENV VIRTUAL_ENV=/opt/venv\nRUN poetry install --only main --no-root\n\n"
            + Base + "WORKDIR /app\n" + Taken + "COPY . .\nCMD uvicorn app:app\n");

    [Fact]
    public void An_environment_that_the_file_makes_is_handed_over_as_it_is() =>
        MendAssert.Mends("multi-stage",
            Base + "ENV PATH=\"/venv/bin:$PATH\"\nRUN python -m venv /venv && pip install a==1\nRUN python -c 'import a'\nCMD [\"python\"]\n",
            Builder + "ENV PATH=\"/venv/bin:$PATH\"\nRUN python -m venv /venv && pip install a==1\n\n" + Base + "ENV PATH=\"/venv/bin:$PATH\"\nCOPY --from=build /venv /venv\nRUN python -c 'import a'\nCMD [\"python\"]\n");

    [Fact]
    public void Line_ends_here_documents_and_comments_stay_as_they_are() =>
        MendAssert.Mends("multi-stage",
            "from python:3.12-slim-bookworm\r\n# the packages\r\nRUN <<EOF\r\npip install a==1\r\n# not a comment of the file\r\nEOF\r\n# the start\r\nCMD [\"python\"]",
            "from python:3.12-slim-bookworm as build\r\nRUN python -m venv /opt/venv\r\nENV PATH=/opt/venv/bin:$PATH\r\n# the packages\r\nRUN <<EOF\r\npip install a==1\r\n# not a comment of the file\r\nEOF\r\n\r\n"
            + "from python:3.12-slim-bookworm\r\nCOPY --from=build /opt/venv /opt/venv\r\nENV PATH=/opt/venv/bin:$PATH\r\n# the start\r\nCMD [\"python\"]");

    [Theory]
    [InlineData("FROM python:3.12-slim-bookworm AS b\nRUN pip install a==1\nFROM python:3.12-slim-bookworm\nCOPY --from=b /x /x\n")]
    public void A_file_of_several_stages_stays(string text) => MendAssert.LeavesAlone("multi-stage", text);

    [Theory]
    [InlineData("FROM python:3.12-alpine3.22\nRUN pip install a==1\n", "python:3.12-alpine3.22 is not known as a Python image on Debian")]
    [InlineData("FROM ubuntu:24.04\nRUN pip install a==1\n", "ubuntu:24.04 is not known as a Python image")]
    [InlineData("FROM python:3.12 AS a\nRUN pip install a==1\nFROM a\nCMD [\"x\"]\n", "it has several stages already")]
    [InlineData(Base + "CMD [\"x\"]\n", "it installs no packages with pip, uv or Poetry")]
    [InlineData(Base + "RUN conda install a && pip install a==1\n", "RUN on line 2 uses conda")]
    [InlineData(Base + "RUN pip install a==1 && python setup.py build_ext\n", "RUN on line 2 does more than install packages (python)")]
    [InlineData(Base + "RUN pip install --target /x a==1\n", "RUN on line 2 installs into a folder of its own")]
    [InlineData(Base + "RUN pip install a==1\nRUN make -C /x\n", "RUN on line 3 builds with make")]
    [InlineData(Base + "RUN pip install a==1\nRUN ./x\nRUN pip install b==1\n", "RUN on line 3 stands between two installs")]
    [InlineData(Base + "RUN apt-get update && apt-get install -y libexotic-dev\nRUN pip install a==1\n", "which package has the libraries of libexotic-dev, of RUN on line 2, is not known here")]
    [InlineData(Base + "USER 1000\nRUN pip install a==1\n", "packages are installed as the user of USER on line 2")]
    [InlineData(Base + "SHELL [\"pwsh\", \"-c\"]\nRUN pip install a==1\n", "")]
    [InlineData(Base + "ENV PIP_TARGET=/x\nRUN pip install a==1\n", "PIP_TARGET of ENV on line 2 leads packages elsewhere")]
    [InlineData(Base + "ENV PATH=/x\nRUN pip install a==1\n", "ENV on line 2 sets PATH anew")]
    [InlineData(Base + "RUN pip install a==1\nCMD [\"/usr/local/bin/python\", \"x\"]\n", "CMD on line 3 names a folder of the base's own Python")]
    [InlineData(Base + "RUN pip install a==1\nONBUILD RUN x\n", "what ONBUILD on line 3 does")]
    [InlineData(Base + "RUN uv sync\nCMD [\"uv\", \"run\", \"--no-sync\", \"x\"]\nWORKDIR /\n", "")]
    public void What_cannot_be_told_is_refused_with_a_sentence(string text, string because) => MendAssert.Refuses("multi-stage", text, because);
}
