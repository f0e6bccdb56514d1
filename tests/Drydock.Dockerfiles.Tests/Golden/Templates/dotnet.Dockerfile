# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /build
# Restored before the sources come, so that a change of code does not fetch packages again.
COPY --parents **/*.csproj **/packages.lock.json **/Directory.*.props ./
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet restore Classifier.csproj --locked-mode
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish Classifier.csproj --configuration Release --no-restore --output /out

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
LABEL org.opencontainers.image.title="classifier" \
      org.opencontainers.image.base.name="mcr.microsoft.com/dotnet/aspnet:10.0-noble"
ENV DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS=8080
WORKDIR /app
# Owned by root and readable by all: the service cannot rewrite its own code.
COPY --from=build --chmod=0755 /out ./
# The account "app" of the base, by number, so that Kubernetes can check runAsNonRoot.
USER 1654:1654
EXPOSE 8080
# The shell of the base opens the connection: no curl has to be installed and kept patched for it.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ code _ <&3 && [ \"$code\" = 200 ]"]
ENTRYPOINT ["dotnet", "Classifier.dll"]
