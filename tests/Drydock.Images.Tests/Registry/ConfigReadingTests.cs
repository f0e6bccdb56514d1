using System.Text;
using Drydock.Images.Registry;
using static Drydock.Images.Tests.Registry.ImageDocuments;

namespace Drydock.Images.Tests.Registry;

public sealed class ConfigReadingTests
{
    private static readonly Digest DiffId = Digest.OfSha256([1]);

    [Fact]
    public void The_parts_that_are_used_are_read()
    {
        var config = Read(""","config":{"User":"1000:1000","Env":["PATH=/bin","A=1"],"Labels":{"b":"2","a":"1"}},"history":[{"created_by":"RUN a"},{"created_by":"CMD b","empty_layer":true},{"comment":"c"}]""");
        Assert.Equal([DiffId], config.DiffIds);
        Assert.Equal("1000:1000", config.User);
        Assert.Equal(["PATH=/bin", "A=1"], config.Environment);
        Assert.Equal([new("a", "1"), new("b", "2")], config.Labels);
        Assert.Equal([new("RUN a", false), new("CMD b", true), new(null, false)], config.History);
    }

    [Fact]
    public void What_the_runtime_is_told_is_read()
    {
        var config = Read(
            """
            ,"config":{"Entrypoint":["/e"],"Cmd":["a","b"],"WorkingDir":"/w","ExposedPorts":{"80/tcp":{},"443/tcp":{}},"Volumes":{"/v":{}},"StopSignal":"SIGINT",
            "Healthcheck":{"Test":["CMD","x"],"Interval":5000000000,"Retries":4},"OnBuild":["RUN x"],"Shell":["/bin/bash","-c"]}
            """).Config;
        Assert.Equal(["/e"], config.Entrypoint);
        Assert.Equal(["a", "b"], config.Command);
        Assert.Equal("/w", config.WorkingFolder);
        Assert.Equal(["443/tcp", "80/tcp"], config.Ports);
        Assert.Equal(["/v"], config.Volumes);
        Assert.Equal("SIGINT", config.StopSignal);
        Assert.Equal(["CMD", "x"], config.Healthcheck!.Test);
        Assert.Equal((TimeSpan.FromSeconds(5), null, null, 4), (config.Healthcheck.Interval!.Value, config.Healthcheck.Timeout, config.Healthcheck.StartPeriod, config.Healthcheck.Retries!.Value));
        Assert.Equal(["RUN x"], config.OnBuild);
        Assert.Equal(["/bin/bash", "-c"], config.Shell);
    }

    [Theory]
    [InlineData(""","config":{"Entrypoint":"x","Cmd":{},"ExposedPorts":[],"Volumes":1,"Healthcheck":[],"OnBuild":null,"WorkingDir":""}""")]
    [InlineData(""","config":{"Healthcheck":{"Test":[]},"Healthcheck":{"Test":"x","Interval":"5"}}""")]
    public void What_the_runtime_is_told_in_the_wrong_form_is_left_out(string more)
    {
        var config = Read(more).Config;
        Assert.Empty(config.Entrypoint);
        Assert.Empty(config.Ports);
        Assert.Null(config.Healthcheck);
        Assert.Null(config.WorkingFolder);
    }

    [Theory]
    [InlineData("linux/amd64", "linux/amd64")]
    [InlineData("linux/arm64/v8", "linux/arm64")]
    [InlineData("linux/arm", "linux/arm/v7")]
    [InlineData("linux/arm/v6", "linux/arm/v6")]
    [InlineData("windows/x86_64", "windows/amd64")]
    public void The_platform_is_brought_to_one_form(string stated, string platform) => Assert.Equal(platform, ConfigReading.Read(Config(stated, [DiffId]))!.Platform.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(""","config":null""")]
    [InlineData(""","config":{"User":"","Env":null,"Labels":null},"history":null""")]
    [InlineData(""","config":{"User":5,"Env":"x","Labels":["x"]},"history":{"a":1}""")]
    [InlineData(""","config":{"User":"\ud800","Env":["\ud800",1],"Labels":{"\udc00":"x","x":"\ud800"}},"history":[null,5]""")]
    public void What_is_absent_or_no_text_is_empty(string more)
    {
        var config = Read(more);
        Assert.Null(config.User);
        Assert.Empty(config.Environment);
        Assert.Empty(config.Labels);
        Assert.Empty(config.History);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"os":"linux","rootfs":{"diff_ids":[]}}""")]
    [InlineData("""{"os":"","architecture":"amd64","rootfs":{"diff_ids":[]}}""")]
    [InlineData("""{"os":"linux","architecture":"amd64"}""")]
    [InlineData("""{"os":"linux","architecture":"amd64","rootfs":[]}""")]
    [InlineData("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["sha256:../../x"]}}""")]
    [InlineData("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["\ud800"]}}""")]
    [InlineData("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[1]}}""")]
    public void What_is_no_config_of_an_image_is_refused(string json) => Assert.Null(ConfigReading.Read(Encoding.UTF8.GetBytes(json)));

    private static ConfigReading Read(string more)
    {
        var config = ConfigReading.Read(Config("linux/amd64", [DiffId], more));
        Assert.NotNull(config);
        return config;
    }
}
