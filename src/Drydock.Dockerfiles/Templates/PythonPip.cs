namespace Drydock.Dockerfiles.Templates;

/// <summary>Python with pip and a requirements file.</summary>
internal static class PythonPip
{
    public static DockerfileTemplate Template { get; } =
        new("python-pip", "Python with pip and requirements.txt", ["requirements.txt", "pyproject.toml", "*.py"], ["requirements*.txt"], true, "3.12", 8000, Write);

    private static string Write(TemplateOptions options) => $"""
        # syntax=docker/dockerfile:1

        FROM {PythonStages.Base(options)} AS build
        WORKDIR /build
        COPY requirements.txt ./
        {(options.Gpu ? "# One install without a fallback: a missing CUDA build fails here instead of making a GPU service that runs on the CPU." : "# Exact versions come from requirements.txt; the cache stays with the builder.")}
        RUN --mount=type=cache,target=/root/.cache/pip \
            python -m venv --without-pip /opt/venv \
         && pip --python /opt/venv/bin/python install {(options.Hashes ? "--require-hashes " : "")}-r requirements.txt

        {PythonStages.Final(options)}
        """;
}
