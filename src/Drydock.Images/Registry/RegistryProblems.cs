using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>Everything that is said about registries. No message holds a header, a query, a body or a credential.</summary>
internal static class RegistryProblems
{
    public static RegistryException NotFound(string doing, string subject, string host) =>
        new(new Problem(doing, subject, $"{Place(host)} has no such image, tag or blob", "check the name and tag"), RegistryFailure.NotFound, 404);

    public static RegistryException BlobMissing(string subject, Digest digest, string host) =>
        new(new Problem($"reading blob {digest} of", subject, $"{Place(host)} lists it in the manifest but does not have it", "push the image again, or ask the registry's operator to repair it"),
            RegistryFailure.NotFound, 404);

    public static RegistryException Denied(string doing, string subject, string host, HttpStatusCode status, bool hadCredential, Problem? credential)
    {
        var wrong = hadCredential
            ? $"{Place(host)} refuses the stored credentials (HTTP {(int)status})"
            : $"{Place(host)} wants a login, or the image does not exist (HTTP {(int)status})";
        var next = credential is null ? $"check the name, or run 'docker login {host}'" : $"mend the credentials first: {credential.Wrong}; {credential.Next}";
        return new RegistryException(new Problem(doing, subject, wrong, next), RegistryFailure.Denied, (int)status);
    }

    public static RegistryException RateLimited(string doing, string subject, string host, TimeSpan? wait) =>
        new(new Problem(doing, subject, $"{Place(host)} has had too many requests" + (wait is { } w ? $" and asks to wait {Math.Ceiling(w.TotalSeconds):0} seconds" : ""),
            "wait, log in for a higher limit, or use a mirror"), RegistryFailure.RateLimited, 429);

    public static RegistryException Failed(string doing, string subject, string host, HttpStatusCode status) =>
        new(new Problem(doing, subject, $"{Place(host)} answered HTTP {(int)status}", (int)status >= 500 ? "try again later" : "check the name, and that the host is a registry"),
            (int)status >= 500 ? RegistryFailure.Unreachable : RegistryFailure.Damaged, (int)status);

    public static RegistryException Unreachable(string doing, string subject, string host, Exception error)
    {
        var (wrong, next) = Reason(error);
        return new RegistryException(new Problem(doing, subject, $"{Place(host)} {wrong}", next), RegistryFailure.Unreachable, inner: error);
    }

    public static RegistryException TimedOut(string doing, string subject, string host, TimeSpan time) =>
        new(new Problem(doing, subject, $"{Place(host)} sent nothing for {time.TotalSeconds:0.#} seconds", "try again, or check the network and proxy"), RegistryFailure.Unreachable);

    public static RegistryException Forbidden(string doing, string subject, string host, string wrong, string next) =>
        new(new Problem(doing, subject, $"{Place(host)} is not trusted: {wrong}", next), RegistryFailure.Forbidden);

    public static RegistryException Damaged(string doing, string subject, string host, string wrong) =>
        new(new Problem(doing, subject, $"the answer of {host} is damaged or forged: {wrong}", "try again; if it stays so, do not trust this registry"), RegistryFailure.Damaged);

    public static RegistryException TooLarge(string doing, string subject, string host, long limit) =>
        new(new Problem(doing, subject, $"{Place(host)} sent more than {limit} bytes", "check that the name is an image's"), RegistryFailure.Damaged);

    public static Problem MirrorFailed(string mirror, Problem problem) =>
        new("asking mirror", mirror, problem.Wrong, "mend or remove the mirror");

    /// <summary>What the user should do when a rule forbids a realm.</summary>
    public const string AllowRealm = "use a registry whose token server is on its own domain, or allow this one explicitly";

    public static Problem CredentialFile(string path, string wrong) => new("reading credentials from", ReferenceProblems.Shown(path), wrong, "mend or remove the file");

    public static Problem CredentialHelper(string program, string wrong) =>
        new("asking for credentials with", program, wrong, $"check that '{program} get' works, or log in again");

    private static string Place(string host) => $"registry {host}";

    private static (string Wrong, string Next) Reason(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case ForbiddenAddressException: return ("leads to a private or link-local address", "check the registry's host name");
                case AuthenticationException: return ("has no certificate that this machine trusts", "add its authority to SSL_CERT_FILE; plain http is only for loopback and hosts listed as insecure");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }: return ("cannot be found by name", "check the host name and the DNS");
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }: return ("refuses the connection", "check host and port, and that the registry runs");
                default: break;
            }
        }

        return error is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? ("does not speak https", "plain http is only for loopback and hosts listed as insecure")
            : ("broke the connection", "try again, or check the network and proxy");
    }
}
