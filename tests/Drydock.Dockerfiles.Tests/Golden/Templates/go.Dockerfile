# syntax=docker/dockerfile:1

FROM golang:1.26-trixie AS build
WORKDIR /build
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod \
    go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/classifier ./cmd/classifier
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
	answer, err := client.Get("http://127.0.0.1:8080/health")
	if err != nil || answer.StatusCode != http.StatusOK {
		os.Exit(1)
	}
}
EOF
RUN --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/probe /probe/main.go

FROM gcr.io/distroless/static-debian13:nonroot
LABEL org.opencontainers.image.title="classifier" \
      org.opencontainers.image.base.name="gcr.io/distroless/static-debian13:nonroot"
COPY --from=build --chmod=0755 /out /usr/local/bin
# The account "nonroot" of the base, by number, so that Kubernetes can check runAsNonRoot.
USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \
  CMD ["/usr/local/bin/probe"]
ENTRYPOINT ["/usr/local/bin/classifier"]
