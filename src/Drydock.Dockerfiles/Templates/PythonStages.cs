namespace Drydock.Dockerfiles.Templates;

/// <summary>What the Python templates share: the final stage, and the base for both.</summary>
internal static class PythonStages
{
    /// <summary>The base of both stages.</summary>
    public static string Base(TemplateOptions options) => $"python:{options.Version}-slim-{options.Suite}";

    /// <summary>The final stage: an account by number, read-only code, the environment from <c>/opt/venv</c>.</summary>
    public static string Final(TemplateOptions options) => $$"""
        {{Why(options)}}
        FROM {{Base(options)}}
        LABEL org.opencontainers.image.title="{{options.Name}}" \
              org.opencontainers.image.base.name="docker.io/library/{{Base(options)}}"
        RUN groupadd --gid 1000 app \
         && useradd --uid 1000 --gid 1000 --no-log-init --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin app
        {{Variables(options)}}
        COPY --link --from=build /opt/venv /opt/venv
        WORKDIR /app
        # Owned by root and readable by all: the service cannot rewrite its own code.
        COPY --chmod=0755 {{options.Entry}} ./{{options.Entry}}
        # By number, so that Kubernetes can check runAsNonRoot.
        USER 1000:1000
        EXPOSE {{options.Port}}
        # The interpreter probes: no curl has to be installed and kept patched for it.
        HEALTHCHECK --interval=30s --timeout=3s --start-period={{(options.Gpu ? "30s" : "10s")}} --retries=3 \
          CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:{{options.Port}}{{options.HealthPath}}', timeout=2)"]
        CMD ["python", "-m", "{{options.Entry}}"]

        """;

    private static string Why(TemplateOptions options) => options.Gpu
        ? "# No CUDA base image: the wheels bring the CUDA runtime, and the NVIDIA container toolkit mounts the driver."
        : "# The final image gets what was installed, and none of the tools that installed it.";

    private static string Variables(TemplateOptions options) => options.Gpu
        ? """
          # NVIDIA_VISIBLE_DEVICES is left to the deployment: an image that sets it to "all" grants itself every GPU of the host.
          ENV PATH=/opt/venv/bin:$PATH \
              PYTHONDONTWRITEBYTECODE=1 \
              PYTHONUNBUFFERED=1 \
              CUDA_CACHE_PATH=/tmp/cuda \
              NVIDIA_DRIVER_CAPABILITIES=compute,utility
          """
        : """
          ENV PATH=/opt/venv/bin:$PATH \
              PYTHONDONTWRITEBYTECODE=1 \
              PYTHONUNBUFFERED=1
          """;
}
