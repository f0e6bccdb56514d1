using System.Text;
using Drydock.Dockerfiles.Syntax;
using Drydock.Dockerfiles.Templates;
using Drydock.TestKit;

namespace Drydock.Dockerfiles.Tests.Templates;

/// <summary>The Dockerfiles that are written for a new service.</summary>
public sealed class TemplateTests
{
    private static readonly string[] GoldenFiles = [.. Cases().Select(static c => c.Data).Select(static c => $"Templates/{FileName(c.Item1, c.Item2)}")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_template_writes_the_file_that_a_person_agreed_to(string name, bool gpu) =>
        Assert.Null(Golden.Difference("Drydock.Dockerfiles.Tests", $"Templates/{FileName(name, gpu)}", Encoding.UTF8.GetBytes(Written(name, gpu))));

    [Fact]
    public void No_golden_file_is_without_a_template() =>
        Assert.DoesNotContain(Golden.Unused("Drydock.Dockerfiles.Tests", GoldenFiles), static f => f.StartsWith("Templates/", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_template_is_read_without_a_problem_and_has_two_stages(string name, bool gpu)
    {
        var tree = SyntaxTree.Parse(Encoding.UTF8.GetBytes(Written(name, gpu)));

        Assert.Empty(tree.Problems);
        Assert.Equal(2, tree.Instructions.Count(static i => i.Name == "from"));
        Assert.Matches("^[0-9]+:[0-9]+$", tree.Instructions.Last(static i => i.Name == "user").Words[0]);
        Assert.All(tree.Instructions.Where(static i => i.Name is "cmd" or "entrypoint"), static i => Assert.True(i.Json));
        Assert.Single(tree.Instructions, static i => i.Name == "healthcheck");
    }

    [Theory]
    [InlineData("python-uv", "pyproject.toml", "requirements.txt", "uv.lock")]
    [InlineData("python-poetry", "poetry.lock", "pyproject.toml")]
    [InlineData("python-pip", "requirements.txt", "package.json")]
    [InlineData("dotnet", "Api.csproj")]
    [InlineData("go", "go.mod", "go.sum")]
    [InlineData("node", "package.json")]
    [InlineData(null, "README.md")]
    public void The_files_of_a_folder_choose_the_template(string? expected, params string[] files) =>
        Assert.Equal(expected, TemplateList.Fitting(files)?.Name);

    [Theory]
    [InlineData("My Service_2", "my-service-2")]
    [InlineData("--", "service")]
    [InlineData("api", "api")]
    public void A_folder_gives_a_valid_image_name(string folder, string expected) => Assert.Equal(expected, ProjectNames.ImageName(folder));

    [Fact]
    public void The_ignore_file_lets_through_only_what_is_copied()
    {
        var template = TemplateList.Find("python-pip")!;

        Assert.Equal("# Only what the image needs is sent to the builder.\n*\n!requirements*.txt\n!classifier\n**/__pycache__\n", IgnoreFile.For(template, Options(template, false)));
    }

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var template in TemplateList.All)
        {
            cases.Add(template.Name, false);
            if (template.CanUseGpu) cases.Add(template.Name, true);
        }

        return cases;
    }

    private static string FileName(string name, bool gpu) => gpu ? $"{name}-gpu.Dockerfile" : $"{name}.Dockerfile";

    private static string Written(string name, bool gpu)
    {
        var template = TemplateList.Find(name)!;
        return template.Write(Options(template, gpu));
    }

    private static TemplateOptions Options(DockerfileTemplate template, bool gpu) => new()
    {
        Name = "classifier",
        Version = template.DefaultVersion,
        Port = template.DefaultPort,
        Gpu = gpu,
        Entry = template.Name switch { "dotnet" => "Classifier.csproj", "node" => "server.js", "go" => "./cmd/classifier", _ => "classifier" },
    };
}
