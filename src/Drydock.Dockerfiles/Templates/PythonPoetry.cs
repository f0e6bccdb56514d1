namespace Drydock.Dockerfiles.Templates;

/// <summary>Python with Poetry and its lock file.</summary>
internal static class PythonPoetry
{
    private const string Poetry = "2.2.1";

    public static DockerfileTemplate Template { get; } =
        new("python-poetry", "Python with Poetry and poetry.lock", ["poetry.lock"], ["pyproject.toml", "poetry.lock"], true, "3.12", 8000, Write);

    private static string Write(TemplateOptions options) => $"""
        # syntax=docker/dockerfile:1

        FROM {PythonStages.Base(options)} AS build
        ENV POETRY_NO_INTERACTION=1 \
            POETRY_VIRTUALENVS_CREATE=false \
            VIRTUAL_ENV=/opt/venv
        RUN --mount=type=cache,target=/root/.cache/pip \
            python -m venv /opt/poetry \
         && /opt/poetry/bin/pip install poetry=={Poetry} \
         && python -m venv --without-pip /opt/venv
        WORKDIR /build
        COPY pyproject.toml poetry.lock ./
        # The lock file decides every version; a lock file that is behind pyproject.toml fails the build.
        RUN --mount=type=cache,target=/root/.cache/pypoetry \
            /opt/poetry/bin/poetry check --lock \
         && PATH=/opt/venv/bin:$PATH /opt/poetry/bin/poetry install --only main --no-root

        {PythonStages.Final(options)}
        """;
}
