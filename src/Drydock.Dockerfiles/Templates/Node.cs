namespace Drydock.Dockerfiles.Templates;

/// <summary>Node.js with npm and its lock file.</summary>
internal static class Node
{
    public static DockerfileTemplate Template { get; } =
        new("node", "Node.js with npm and package-lock.json", ["package-lock.json", "package.json"], ["package.json", "package-lock.json"], false, "24", 3000, Write);

    private static string Write(TemplateOptions options) => $$"""
        # syntax=docker/dockerfile:1

        FROM node:{{options.Version}}-{{options.Suite}}-slim AS build
        WORKDIR /build
        COPY package.json package-lock.json ./
        # The lock file decides every version; development packages stay out.
        RUN --mount=type=cache,target=/root/.npm \
            npm ci --omit=dev --ignore-scripts

        FROM node:{{options.Version}}-{{options.Suite}}-slim
        LABEL org.opencontainers.image.title="{{options.Name}}" \
              org.opencontainers.image.base.name="docker.io/library/node:{{options.Version}}-{{options.Suite}}-slim"
        ENV NODE_ENV=production
        WORKDIR /app
        COPY --from=build /build/node_modules ./node_modules
        # Owned by root and readable by all: the service cannot rewrite its own code.
        COPY --chmod=0755 package.json {{options.Entry}} ./{{string.Concat(options.Folders.Select(static f => $"\nCOPY --chmod=0755 {f} ./{f}"))}}
        # The account "node" of the base, by number, so that Kubernetes can check runAsNonRoot.
        USER 1000:1000
        EXPOSE {{options.Port}}
        # The runtime probes: no curl has to be installed and kept patched for it.
        HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
          CMD ["node", "-e", "fetch('http://127.0.0.1:{{options.Port}}{{options.HealthPath}}').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
        CMD ["node", "{{options.Entry}}"]

        """;
}
