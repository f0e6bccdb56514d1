using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>Files that hold secrets, by name and by content.</summary>
internal static class SecretFiles
{
    private static readonly ImmutableArray<string> Names =
    [
        ".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".npmrc", ".pypirc", ".netrc", "_netrc", ".git-credentials", ".htpasswd", "kubeconfig", ".pgpass", ".my.cnf", ".dockercfg", ".s3cfg",
        "credentials.json", "service-account.json", "serviceaccount.json", "client_secret.json", "terraform.tfstate", ".vault-token", "secrets.yaml", "secrets.yml", "secrets.json", "master.key",
    ];

    private static readonly ImmutableArray<string> Paths = [".aws/credentials", ".docker/config.json", ".kube/config", ".config/gcloud/application_default_credentials.json"];
    private static readonly ImmutableArray<string> Folders = [".ssh", ".aws", ".gnupg"];
    private static readonly ImmutableArray<string> Endings = [".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx", ".tfstate"];
    private static readonly ImmutableArray<string> Samples = ["example", "sample", "template", "dist", "defaults", "test"];

    /// <summary>True when the name is one that people give to files with secrets.</summary>
    public static bool IsNamedSo(string path)
    {
        var bare = path.TrimEnd('/');
        var name = bare[(bare.LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (Names.Contains(name) || Folders.Contains(name) || Endings.Any(e => name.EndsWith(e, StringComparison.Ordinal)) || Paths.Any(p => bare.EndsWith(p, StringComparison.OrdinalIgnoreCase))) return true;
        if (name.StartsWith(".env.", StringComparison.Ordinal)) return !Samples.Any(s => name.Contains(s, StringComparison.Ordinal));
        return name.EndsWith(".key", StringComparison.Ordinal) && !name.Contains("pub", StringComparison.Ordinal)
            || name.EndsWith(".pem", StringComparison.Ordinal) && (name.Contains("key", StringComparison.Ordinal) || name.Contains("priv", StringComparison.Ordinal));
    }

    /// <summary>False when the content shows that nothing secret is in a file of such a name.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="text">Null when it is not known.</param>
    public static bool MayHold(string path, string? text)
    {
        if (text is null) return true;
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name == ".npmrc") return text.Contains("_auth", StringComparison.OrdinalIgnoreCase) || text.Contains("_password", StringComparison.OrdinalIgnoreCase);
        if (name.StartsWith(".env", StringComparison.Ordinal)) return text.Split('\n').Any(static l => !l.TrimStart().StartsWith('#') && l.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at && l[(at + 1)..].Trim().Trim('"', '\'').Length > 0);
        if (name.EndsWith(".pem", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal)) return !text.Contains("-----BEGIN", StringComparison.Ordinal) || text.Contains("PRIVATE KEY", StringComparison.Ordinal);
        return true;
    }

    /// <summary>True when a file that could be a key or a certificate turns out to be a private key.</summary>
    public static bool Holds(string path, Func<string, string?> read) =>
        path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) && read(path)?.Contains("PRIVATE KEY-----", StringComparison.Ordinal) == true;
}
