namespace Drydock.Dockerfiles.Templates;

/// <summary>Python with uv and its lock file.</summary>
internal static class PythonUv
{
    /// <summary>A release with <c>sync --locked</c> and cache mounts as used here.</summary>
    private const string Uv = "0.9.11";

    public static DockerfileTemplate Template { get; } =
        new("python-uv", "Python with uv and uv.lock", ["uv.lock"], ["pyproject.toml", "uv.lock"], true, "3.12", 8000, Write);

    private static string Write(TemplateOptions options) => $"""
        # syntax=docker/dockerfile:1

        FROM {PythonStages.Base(options)} AS build
        COPY --from=ghcr.io/astral-sh/uv:{Uv} /uv /usr/local/bin/uv
        ENV UV_LINK_MODE=copy \
            UV_COMPILE_BYTECODE=1 \
            UV_PYTHON_DOWNLOADS=never \
            UV_PROJECT_ENVIRONMENT=/opt/venv
        WORKDIR /build
        COPY pyproject.toml uv.lock ./
        # The lock file decides every version; a lock file that is behind pyproject.toml fails the build.
        RUN --mount=type=cache,target=/root/.cache/uv \
            uv sync --locked --no-dev --no-install-project

        {PythonStages.Final(options)}
        """;
}
