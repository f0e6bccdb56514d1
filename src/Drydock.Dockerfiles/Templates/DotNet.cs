namespace Drydock.Dockerfiles.Templates;

/// <summary>ASP.NET Core.</summary>
internal static class DotNet
{
    public static DockerfileTemplate Template { get; } =
        new("dotnet", "ASP.NET Core", ["*.csproj", "*.slnx", "*.sln"], ["**/*.csproj", "**/*.cs", "**/*.json", "**/*.props", "**/*.targets"], false, "10.0", 8080, Write);

    private static string Write(TemplateOptions options) => $$"""
        # syntax=docker/dockerfile:1

        FROM mcr.microsoft.com/dotnet/sdk:{{options.Version}}-noble AS build
        WORKDIR /build
        # Restored before the sources come, so that a change of code does not fetch packages again.
        COPY --parents **/*.csproj{{(options.Locked ? " **/packages.lock.json" : "")}}{{(options.SharedProperties ? " **/Directory.*.props" : "")}} ./
        RUN --mount=type=cache,target=/root/.nuget/packages \
            dotnet restore {{options.Entry}}{{(options.Locked ? " --locked-mode" : "")}}
        COPY . .
        RUN --mount=type=cache,target=/root/.nuget/packages \
            dotnet publish {{options.Entry}} --configuration Release --no-restore --output /out

        FROM mcr.microsoft.com/dotnet/aspnet:{{options.Version}}-noble
        LABEL org.opencontainers.image.title="{{options.Name}}" \
              org.opencontainers.image.base.name="mcr.microsoft.com/dotnet/aspnet:{{options.Version}}-noble"
        ENV DOTNET_EnableDiagnostics=0 \
            ASPNETCORE_HTTP_PORTS={{options.Port}}
        WORKDIR /app
        # Owned by root and readable by all: the service cannot rewrite its own code.
        COPY --from=build --chmod=0755 /out ./
        # The account "app" of the base, by number, so that Kubernetes can check runAsNonRoot.
        USER 1654:1654
        EXPOSE {{options.Port}}
        # The shell of the base opens the connection: no curl has to be installed and kept patched for it.
        HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
          CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/{{options.Port}} && printf 'GET {{options.HealthPath}} HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ code _ <&3 && [ \"$code\" = 200 ]"]
        ENTRYPOINT ["dotnet", "{{Assembly(options.Entry)}}.dll"]

        """;

    private static string Assembly(string project) => project.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(project) : Path.GetFileName(project);
}
