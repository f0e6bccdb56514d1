using CsCheck;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Requirements;

public sealed class RequirementParserTests
{
    [Theory]
    [InlineData("torch==2.5.1+cu121", "torch", "==2.5.1+cu121")]
    [InlineData("Torch_Vision >= 0.20 , < 0.22", "torch-vision", ">=0.20 <0.22")]
    [InlineData("torch (==2.1.1)", "torch", "==2.1.1")]
    [InlineData("torch", "torch", "")]
    [InlineData("torch==2.5.*", "torch", "==2.5.*")]
    [InlineData("torch~=2.5.0", "torch", "~=2.5.0")]
    [InlineData("torch===2.5.1", "torch", "==2.5.1")]
    [InlineData("nvidia-cublas-cu12==12.4.5.8", "nvidia-cublas-cu12", "==12.4.5.8")]
    public void Names_and_versions_are_read(string text, string name, string specifiers)
    {
        var requirement = RequirementParser.Parse(text, out var wrong);
        Assert.Equal("", wrong);
        Assert.Equal(name, requirement!.Name);
        Assert.Equal(specifiers, string.Join(' ', requirement.Specifiers));
    }

    [Fact]
    public void Extras_and_markers_are_read()
    {
        var requirement = RequirementParser.Parse("uvicorn[standard, http]>=0.24 ; python_version < '3.13'", out _)!;
        Assert.Equal(["standard", "http"], requirement.Extras);
        Assert.Equal("python_version < '3.13'", requirement.Marker);
    }

    [Theory]
    [InlineData("torch @ https://download.pytorch.org/whl/cu121/torch-2.5.1%2Bcu121-cp311-cp311-linux_x86_64.whl")]
    [InlineData("https://download.pytorch.org/whl/cu121/torch-2.5.1%2Bcu121-cp311-cp311-linux_x86_64.whl#sha256=0")]
    [InlineData("torch-2.5.1+cu121-cp311-cp311-linux_x86_64.whl")]
    public void A_wheel_that_is_named_directly_tells_its_version(string text)
    {
        var requirement = RequirementParser.Parse(text, out _)!;
        Assert.Equal("torch", requirement.Name);
        Assert.Equal(WheelVersion.Parse("2.5.1+cu121"), requirement.Exact);
    }

    [Fact]
    public void A_repository_leaves_the_version_unclear() => Assert.True(RequirementParser.Parse("torch @ git+https://github.com/pytorch/pytorch@main", out _)!.Unclear);

    [Theory]
    [InlineData("")]
    [InlineData("==2.5")]
    [InlineData("torch=2.5")]
    [InlineData("torch>=two")]
    [InlineData("torch[cuda")]
    [InlineData("torch 2.5")]
    [InlineData("./wheels")]
    [InlineData("https://example.com/torch.tar.gz")]
    public void Other_text_is_refused_with_a_reason(string text)
    {
        Assert.Null(RequirementParser.Parse(text, out var wrong));
        Assert.NotEqual("", wrong);
    }

    [Fact]
    public void Long_text_is_refused() => Assert.Null(RequirementParser.Parse("torch" + new string('=', RequirementParser.Longest), out _));

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(static text => RequirementParser.Parse(text, out var wrong) is null == wrong.Length > 0);

    [Theory]
    [InlineData("==2.5.1", "2.5.1+cu121", true)]
    [InlineData("==2.5.1+cu121", "2.5.1", false)]
    [InlineData("==2.5.1+cu121", "2.5.1+cu121", true)]
    [InlineData("!=2.5.1", "2.5.1+cu121", false)]
    [InlineData("==2.5.*", "2.5.1+cpu", true)]
    [InlineData("==2.5.*", "2.51", false)]
    [InlineData("~=2.5.1", "2.5.4", true)]
    [InlineData("~=2.5.1", "2.6.0", false)]
    [InlineData("~=2.5", "2.9", true)]
    [InlineData("<=2.5.1", "2.5.1+cu121", true)]
    [InlineData(">2.5.1", "2.5.1+cu121", false)]
    public void Clauses_allow_what_pep_440_says(string clause, string version, bool allowed)
    {
        Assert.True(VersionSpecifier.TryParse(clause, out var specifier));
        Assert.Equal(allowed, specifier!.Allows(WheelVersion.Parse(version)));
    }
}
