using System.Net.Sockets;
using Docker.DotNet;
using Drydock.Images.References;

namespace Drydock.Images.Engines;

/// <summary>Everything that is said about container engines.</summary>
internal static class EngineProblems
{
    public static EngineException None(TargetKind kind, string subject) => new(
        new Problem("opening", subject, kind == TargetKind.Podman ? "no Podman socket was found" : "no container engine was found",
            kind == TargetKind.Podman ? "start it with 'systemctl --user start podman.socket', or use registry: or an archive" : "start the engine, set DOCKER_HOST, or use registry: or an archive"),
        EngineFailure.NoEngine);

    public static EngineException NotFound(string subject, EngineEndpoint endpoint) => new(
        new Problem("opening", subject, $"the {endpoint} does not have it", $"pull it first, or use registry:{subject}"), EngineFailure.NotFound);

    public static EngineException OtherPlatform(string subject, EngineEndpoint endpoint, Platform has, Platform wanted) => new(
        new Problem("opening", subject, $"the {endpoint} has it for {has}, not for {wanted}", $"pull it with --platform {wanted}, or use registry:{subject}"), EngineFailure.NotFound);

    public static EngineException Odd(string doing, string subject, EngineEndpoint endpoint, string wrong) => new(
        new Problem(doing, subject, $"the {endpoint} answers with {wrong}", "update the engine, or save the image and scan the archive"), EngineFailure.Failed);

    /// <summary>Sorts what a client throws into the four kinds.</summary>
    public static EngineException From(Exception error, string doing, string subject, EngineEndpoint endpoint)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case DockerImageNotFoundException:
                    return NotFound(subject, endpoint);
                case DockerApiException api:
                    return new EngineException(
                        new Problem(doing, subject, $"the {endpoint} answered HTTP {(int)api.StatusCode}", "look into the engine's log"), EngineFailure.Failed, error);
                case UnauthorizedAccessException or SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return new EngineException(
                        new Problem(doing, subject, $"this user may not open the socket of the {endpoint}", "join the engine's group, use the rootless socket, or run as its owner"), EngineFailure.NoPermission, error);
                default:
                    break;
            }
        }

        var wrong = error is OperationCanceledException or TimeoutException ? "does not answer" : $"cannot be reached ({endpoint.Origin})";
        return new EngineException(new Problem(doing, subject, $"the {endpoint} {wrong}", "start the engine, or use registry: or an archive"), EngineFailure.NoEngine, error);
    }

    public static string Shown(string text) => ImageReference.TryParse(text, out var reference, out _) ? reference.Familiar : ReferenceProblems.Shown(text);
}
