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
