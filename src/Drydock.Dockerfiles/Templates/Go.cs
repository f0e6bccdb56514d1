namespace Drydock.Dockerfiles.Templates;

/// <summary>Go, as a static binary on a base without shell or package manager.</summary>
internal static class Go
{
    public static DockerfileTemplate Template { get; } =
        new("go", "Go as a static binary on distroless", ["go.mod"], ["go.mod", "go.sum", "**/*.go"], false, "1.26", 8080, Write);

    private static string Write(TemplateOptions options) => $$"""
        # syntax=docker/dockerfile:1

        FROM golang:{{options.Version}}-{{options.Suite}} AS build
        WORKDIR /build
        COPY go.mod{{(options.Locked ? " go.sum" : "")}} ./
        RUN --mount=type=cache,target=/go/pkg/mod \
            go mod download
        COPY . .
        RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
            CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/{{options.Name}} {{options.Entry}}
        # The final image has no shell: a program of a few lines probes the service.
        COPY <<'EOF' /probe/main.go
        package main

        import (
        	"net/http"
        	"os"
        	"time"
        )

        func main() {
        	client := http.Client{Timeout: 2 * time.Second}
        	answer, err := client.Get("http://127.0.0.1:{{options.Port}}{{options.HealthPath}}")
        	if err != nil || answer.StatusCode != http.StatusOK {
        		os.Exit(1)
        	}
        }
        EOF
        RUN --mount=type=cache,target=/root/.cache/go-build \
            CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/probe /probe/main.go

        FROM gcr.io/distroless/static-{{Debian(options)}}:nonroot
        LABEL org.opencontainers.image.title="{{options.Name}}" \
              org.opencontainers.image.base.name="gcr.io/distroless/static-{{Debian(options)}}:nonroot"
        COPY --from=build --chmod=0755 /out /usr/local/bin
        # The account "nonroot" of the base, by number, so that Kubernetes can check runAsNonRoot.
        USER 65532:65532
        EXPOSE {{options.Port}}
        HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \
          CMD ["/usr/local/bin/probe"]
        ENTRYPOINT ["/usr/local/bin/{{options.Name}}"]

        """;

    private static string Debian(TemplateOptions options) => options.Suite == "bookworm" ? "debian12" : "debian13";
}
