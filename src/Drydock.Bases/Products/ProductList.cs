using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Bases.Products;

/// <summary>The products whose numbering is known.</summary>
/// <remarks>From the release policies of the products themselves: PEP 602 (Python), nodejs/release, Oracle's and Adoptium's Java roadmaps, PostgreSQL's versioning policy,
/// Microsoft's .NET lifecycle, NVIDIA's CUDA compatibility guide.</remarks>
public static class ProductList
{
    private static readonly UpdateRisk OsPoint = new(RiskLevel.Low, "a point release: security and important fixes within the same release");
    private static readonly UpdateRisk OsRelease = new(RiskLevel.High, "another release of the distribution: packages are renamed or gone, libraries change their sonames");
    private static readonly UpdateRisk DataMigration = new(RiskLevel.High, "a major version does not read the data of the one before: dump and restore, or upgrade the data first");
    private static readonly UpdateRisk MinorDeprecations = new(RiskLevel.Medium, "a minor version deprecates and, rarely, removes");

    public static ImmutableArray<Product> All { get; } =
    [
        new()
        {
            Name = "Python", Images = ["python"], Calendar = "python",
            FeatureRisk = new(RiskLevel.High, "a minor version of Python removes modules and functions, and compiled wheels must exist for it"),
            MajorRisk = new(RiskLevel.High, "another language"),
        },
        new()
        {
            Name = "PyPy", Images = ["pypy"],
            FeatureRisk = new(RiskLevel.High, "a minor version of Python removes modules and functions"),
            MajorRisk = new(RiskLevel.High, "another language"),
        },
        new()
        {
            Name = "Node.js", Images = ["node"], SeriesParts = 1, LongTerm = LongTermRule.EvenMajor, Calendar = "nodejs",
            ShortTermReason = "odd versions of Node.js are supported for half a year and never become long-term ones",
            FeatureRisk = new(RiskLevel.Low, "a minor version within a line adds, it does not remove"),
            MajorRisk = new(RiskLevel.High, "a major version removes deprecated interfaces, and native modules must be built again"),
        },
        Java("Eclipse Temurin", "eclipse-temurin"), Java("OpenJDK", "openjdk"), Java("Amazon Corretto", "amazoncorretto"), Java("SapMachine", "sapmachine"),
        new()
        {
            Name = "PostgreSQL", Images = ["postgres"], SeriesParts = 1, CompleteParts = 2, Calendar = "postgresql", FeatureRisk = MinorDeprecations, MajorRisk = DataMigration,
        },
        new() { Name = "MySQL", Images = ["mysql"], Calendar = "mysql", FeatureRisk = DataMigration, MajorRisk = DataMigration },
        new() { Name = "MariaDB", Images = ["mariadb"], Calendar = "mariadb", FeatureRisk = DataMigration, MajorRisk = DataMigration },
        new() { Name = "Redis", Images = ["redis"], Calendar = "redis", FeatureRisk = MinorDeprecations, MajorRisk = new(RiskLevel.High, "a major version writes data that the one before does not read") },
        new()
        {
            Name = "nginx", Images = ["nginx", "nginxinc/nginx-unprivileged"], LongTerm = LongTermRule.EvenMinor, Calendar = "nginx",
            ShortTermReason = "odd second numbers are nginx's mainline, where features are still changed",
            FeatureRisk = new(RiskLevel.Medium, "another stable line: directives change"),
            MajorRisk = new(RiskLevel.High, "directives change"),
        },
        new() { Name = "Go", Images = ["golang"], Calendar = "go", FeatureRisk = new(RiskLevel.Low, "Go 1 promises compatibility; only the last two lines get fixes"), MajorRisk = new(RiskLevel.High, "another language") },
        new() { Name = "Rust", Images = ["rust"], SeriesParts = 2, FeatureRisk = new(RiskLevel.Low, "Rust promises compatibility; only the newest version gets fixes"), MajorRisk = new(RiskLevel.High, "another language") },
        new() { Name = "Ruby", Images = ["ruby"], Calendar = "ruby", FeatureRisk = new(RiskLevel.High, "a minor version of Ruby removes interfaces, and gems with native parts must be built again"), MajorRisk = new(RiskLevel.High, "interfaces are removed") },
        new() { Name = "PHP", Images = ["php"], Calendar = "php", FeatureRisk = new(RiskLevel.High, "a minor version of PHP deprecates and removes; extensions must exist for it"), MajorRisk = new(RiskLevel.High, "interfaces are removed") },
        new() { Name = "Perl", Images = ["perl"], Calendar = "perl", FeatureRisk = MinorDeprecations, MajorRisk = new(RiskLevel.High, "another language") },
        new() { Name = "Apache httpd", Images = ["httpd"], FeatureRisk = MinorDeprecations, MajorRisk = new(RiskLevel.High, "configuration changes") },
        new()
        {
            Name = ".NET", Images = ["mcr.microsoft.com/dotnet/aspnet", "mcr.microsoft.com/dotnet/runtime", "mcr.microsoft.com/dotnet/runtime-deps", "mcr.microsoft.com/dotnet/sdk"],
            SeriesParts = 1, LongTerm = LongTermRule.EvenMajor, Calendar = "dotnet",
            ShortTermReason = "odd versions of .NET have standard-term support only",
            FeatureRisk = new(RiskLevel.Low, "a minor version adds"),
            MajorRisk = new(RiskLevel.Medium, "a major version of .NET has documented breaking changes, and its images may change their user and ports"),
        },
        new()
        {
            Name = "CUDA", Images = ["nvidia/cuda", "nvcr.io/nvidia/cuda"],
            FeatureRisk = new(RiskLevel.Medium, "libraries built for a newer minor version need a driver of the same major line, and PTX that it can compile"),
            MajorRisk = new(RiskLevel.High, "a major version of CUDA raises the least driver of the hosts"),
        },
        new() { Name = "PyTorch", Images = ["pytorch/pytorch"], FeatureRisk = new(RiskLevel.High, "a minor version of PyTorch changes its CUDA and Python, and models may compute differently"), MajorRisk = new(RiskLevel.High, "interfaces are removed") },
        Distribution("Debian", "debian", "debian", seriesParts: 1, ["debian"]),
        Distribution("Ubuntu", "ubuntu", "ubuntu", seriesParts: 2, ["ubuntu"]) with { LongTerm = LongTermRule.UbuntuLts, ShortTermReason = "releases of Ubuntu other than those of April in even years are supported for nine months" },
        Distribution("Alpine", "alpine", "alpine-linux", seriesParts: 2, ["alpine"]) with { CompleteParts = 3 },
        Distribution("AlmaLinux", "almalinux", "almalinux", seriesParts: 1, ["almalinux"]),
        Distribution("Rocky Linux", "rocky", "rocky-linux", seriesParts: 1, ["rockylinux"]),
        Distribution("Amazon Linux", "amzn", "amazon-linux", seriesParts: 1, ["amazonlinux"]) with { CompleteParts = 1 },
        Distribution("Oracle Linux", "ol", "oracle-linux", seriesParts: 1, ["oraclelinux"]),
        Distribution("RHEL", "rhel", "rhel", seriesParts: 1, ["redhat/ubi8", "redhat/ubi9", "redhat/ubi10", "registry.access.redhat.com/ubi8", "registry.access.redhat.com/ubi9", "registry.access.redhat.com/ubi9/ubi-minimal"]),
    ];

    /// <summary>For images that are in no table: numbers as semantic versioning reads them, and no promise.</summary>
    public static Product Unknown { get; } = new()
    {
        Name = "unknown product",
        Images = [],
        FeatureRisk = new(RiskLevel.Medium, "nothing is known about this product's versions; read its release notes"),
        MajorRisk = new(RiskLevel.High, "nothing is known about this product's versions; a first number usually breaks"),
    };

    /// <summary>The product of an image: by its repository, or the same one in a mirror of Docker's official images; <see cref="Unknown"/> for others.</summary>
    public static Product Of(ImageReference image) => Find(OfficialName(image) ?? image.FamiliarName) ?? Unknown;

    /// <summary>The name of a Docker official image, from Docker Hub or a registry that mirrors its <c>library</c>; null for other images.</summary>
    public static string? OfficialName(ImageReference image)
    {
        var name = image.Repository;
        var at = name.LastIndexOf('/');
        var official = at > 0 && (name.AsSpan(0, at) is "library" || (image.Registry != ImageReference.DockerHub && name.AsSpan(0, at).EndsWith("/library", StringComparison.Ordinal)));
        return official ? name[(at + 1)..] : null;
    }

    private static Product? Find(string name) => All.FirstOrDefault(p => p.Images.Contains(name));

    private static Product Java(string name, string image) => new()
    {
        Name = name,
        Images = [image],
        SeriesParts = 1,
        LongTerm = LongTermRule.Listed,
        LongTermMajors = [8, 11, 17, 21, 25],
        Calendar = "eclipse-temurin",
        ShortTermReason = "versions of Java between the long-term ones (8, 11, 17, 21, 25) are supported for half a year",
        FeatureRisk = new(RiskLevel.Low, "an update release"),
        MajorRisk = new(RiskLevel.High, "a feature release of Java removes interfaces and command-line options"),
    };

    private static Product Distribution(string name, string id, string calendar, int seriesParts, ImmutableArray<string> images) => new()
    {
        Name = name,
        Images = images,
        OsId = id,
        Calendar = calendar,
        SeriesParts = seriesParts,
        CompleteParts = 2,
        PatchRisk = OsPoint,
        FeatureRisk = OsRelease,
        MajorRisk = OsRelease,
    };
}
