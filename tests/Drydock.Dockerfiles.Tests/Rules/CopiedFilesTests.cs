using System.Text;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Tests.Rules;

public sealed class CopiedFilesTests
{
    [Theory]
    [InlineData("WORKDIR /app\nCOPY requirements.txt .", "requirements.txt", "requirements.txt")]
    [InlineData("COPY requirements.txt /tmp/r.txt", "/tmp/r.txt", "requirements.txt")]
    [InlineData("COPY requirements.txt /tmp/", "/tmp/requirements.txt", "requirements.txt")]
    [InlineData("WORKDIR /app\nWORKDIR src\nCOPY . /app", "../api/requirements.txt", "api/requirements.txt")]
    [InlineData("COPY api /srv", "/srv/requirements.txt", "api/requirements.txt")]
    [InlineData("COPY api/*.txt /srv/", "/srv/requirements.txt", "api/requirements.txt")]
    [InlineData("ARG DIR=api\nCOPY $DIR/requirements.txt /srv/", "/srv/requirements.txt", "api/requirements.txt")]
    [InlineData("COPY . /a\nCOPY api/requirements.txt /a/", "/a/requirements.txt", "api/requirements.txt")]
    [InlineData("COPY --from=other requirements.txt /a/", "/a/requirements.txt", null)]
    [InlineData("COPY requirements.txt /a/", "/b/requirements.txt", null)]
    [InlineData("ARG DIR\nCOPY . $DIR", "requirements.txt", null)]
    public void A_path_in_the_image_leads_to_its_file(string above, string path, string? expected)
    {
        var file = DockerfileModel.Of(Encoding.UTF8.GetBytes($"FROM debian\n{above}\nRUN use {path}"));

        Assert.Equal(expected, Source(file, path));
    }

    [Theory]
    [InlineData("--mount=type=bind,source=api,target=/x", "/x/requirements.txt", "api/requirements.txt")]
    [InlineData("--mount=type=bind,source=requirements.txt,target=/r.txt", "/r.txt", "requirements.txt")]
    [InlineData("--mount=type=bind,target=.", "requirements.txt", "requirements.txt")]
    [InlineData("--mount=type=bind,from=other,target=/x", "/x/requirements.txt", null)]
    public void A_bind_mount_shows_the_build_context(string mount, string path, string? expected)
    {
        var file = DockerfileModel.Of(Encoding.UTF8.GetBytes($"FROM debian\nCOPY . /\nRUN {mount} use {path}"));

        Assert.Equal(expected, Source(file, path));
    }

    private static string? Source(DockerfileModel file, string path)
    {
        var folder = RuleAssert.Folder(("requirements.txt", "a"), ("api/requirements.txt", "b"));
        var rule = RuleList.All[0];
        var context = new RuleContext(file, new CheckSettings { Folder = folder }, rule, rule.Severity, []);
        return CopiedFiles.SourceOf(context, file.Stages[0].Runs.Single(), path);
    }
}
