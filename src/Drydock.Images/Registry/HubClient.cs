using System.Globalization;
using System.Net;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>Asks Docker Hub's own interface for tags, without a login. Its answers are an extra: a failure is a result, and a server that wants fewer questions is asked no more.</summary>
/// <remarks>Answers are kept for <see cref="KeptFor"/>.</remarks>
public sealed class HubClient : IDisposable
{
    /// <summary>How long an answer counts without asking again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);

    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient http;
    private readonly Uri address;
    private readonly KeptAnswers kept;
    private volatile string? refused;

    /// <param name="address">https, or http on this machine.</param>
    /// <param name="folder">Where answers are kept; null to keep none.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public HubClient(Uri address, string userAgent, TimeProvider clock, string? folder)
    {
        if (!IsAllowed(address)) throw new ArgumentException("the address is neither https nor http on this machine", nameof(address));
        this.address = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        kept = new KeptAnswers(folder, KeptFor, MostBytes, clock);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience, AutomaticDecompression = DecompressionMethods.None }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
    }

    /// <summary>True for an address that may be asked: https, or http on this machine.</summary>
    public static bool IsAllowed(Uri address) => address.IsAbsoluteUri && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)) && address.UserInfo.Length == 0;

    /// <summary>What it says of the tag of a reference on Docker Hub.</summary>
    public async Task<HubAnswer> AskAsync(ImageReference image, CancellationToken cancellationToken)
    {
        var wanted = new Uri(address, $"v2/repositories/{image.Repository}/tags/{Uri.EscapeDataString(image.Tag ?? "latest")}");
        if (kept.Find(wanted.AbsoluteUri) is var (_, before) && HubTag.Read(before) is { } known) return new HubAnswer(known, wanted.Host, null);
        if (refused is { } why) return Unknown(wanted, why);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Patience);
        try
        {
            using var answer = await http.GetAsync(wanted, HttpCompletionOption.ResponseHeadersRead, time.Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) refused = $"it wants no more questions for now (429{(answer.Headers.RetryAfter?.Delta is { } wait ? string.Create(CultureInfo.InvariantCulture, $", try again in {wait.TotalSeconds:F0} s") : "")})";
            if (answer.StatusCode != HttpStatusCode.OK) return Unknown(wanted, refused ?? string.Create(CultureInfo.InvariantCulture, $"it answered {(int)answer.StatusCode}"));
            var content = await ReadAsync(answer, time.Token);
            if (content is null) return Unknown(wanted, "its answer is larger than 1 MiB");
            if (HubTag.Read(content) is not { } tag) return Unknown(wanted, "its answer is damaged, or another kind of document");
            kept.Keep(wanted.AbsoluteUri, content);
            return new HubAnswer(tag, wanted.Host, null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Where it cannot be reached once, the next question would only wait as long.
            refused = error is OperationCanceledException ? "it did not answer within 15 s" : "it cannot be reached";
            return Unknown(wanted, refused);
        }
    }

    public void Dispose() => http.Dispose();

    private static HubAnswer Unknown(Uri wanted, string why) => new(null, wanted.Host, why);

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var piece = new byte[16 << 10];
        for (int read; (read = await body.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (content.Length + read > MostBytes) return null;
            content.Write(piece, 0, read);
        }

        return content.ToArray();
    }
}
