using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Tags;

public sealed class TagStepTests
{
    [Theory]
    [InlineData("python:3.12.4-slim-bookworm", "3.12.13-slim-bookworm", "patch", RiskLevel.Low)]
    [InlineData("python:3.12.4-slim-bookworm", "3.13.1-slim-bookworm", "feature", RiskLevel.High)]
    [InlineData("python:3.12.4-slim-bookworm", "3.12.13-slim-trixie", "patch os-upgrade", RiskLevel.High)]
    [InlineData("python:3.12.4-slim-bookworm", "3.12.4-bookworm", "variant", RiskLevel.Medium)]
    [InlineData("node:20-bookworm-slim", "22-bookworm-slim", "major", RiskLevel.High)]
    [InlineData("postgres:16.3-bookworm", "16.15-bookworm", "patch", RiskLevel.Low)]
    [InlineData("postgres:16.3-bookworm", "18.6-bookworm", "major", RiskLevel.High)]
    [InlineData("debian:12.5-slim", "12.15-slim", "patch", RiskLevel.Low)]
    [InlineData("debian:12.5-slim", "13.6-slim", "os-upgrade", RiskLevel.High)]
    [InlineData("debian:bookworm-20250811-slim", "bookworm-20260803-slim", "patch", RiskLevel.Low)]
    [InlineData("pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime", "2.5.1-cuda12.6-cudnn9-runtime", "accelerator", RiskLevel.High)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", "10.0", "major", RiskLevel.Medium)]
    [InlineData("golang:1.22", "1.23", "feature", RiskLevel.Low)]
    public void A_step_is_named_by_its_parts_and_its_risk_is_the_products(string from, string to, string kinds, RiskLevel risk)
    {
        var image = Image(from);
        var step = TagStep.Between(ProductList.Of(image), ImageTag.Of(image), ImageTag.Read(image, to));
        Assert.Equal(kinds, string.Join(' ', step.Kinds.Select(UpdateKinds.Word)));
        Assert.Equal(risk, step.Risk?.Level);
        Assert.True(step.Comparable);
        Assert.False(step.Backwards);
    }

    [Theory]
    [InlineData("python:3.12.4-slim-bookworm", "3.12.3-slim-bookworm")]
    [InlineData("python:3.12.4-slim-trixie", "3.12.4-slim-bookworm")]
    [InlineData("python:3.12.4-slim-trixie", "3.12.9-slim-bookworm")]
    [InlineData("python:3.15.0-slim", "3.15.0rc1-slim")]
    public void A_step_that_goes_back_in_any_part_says_so(string from, string to) => Assert.True(Between(from, to).Backwards);

    [Theory]
    [InlineData("python:3.12.4-slim-bookworm", "3.12.4-alpine3.20")]
    [InlineData("python:3.12.4-slim", "slim")]
    [InlineData("acme/app:4e1a2b3", "5e1a2b3")]
    [InlineData("python:3.12.4-slim", "3.12.4-slim-bookworm")]
    public void What_has_no_order_is_not_compared(string from, string to) => Assert.False(Between(from, to).Comparable);

    [Fact]
    public void Mirrors_of_the_official_images_have_the_same_products()
    {
        Assert.Equal("Python", ProductList.Of(Image("public.ecr.aws/docker/library/python:3.12")).Name);
        Assert.Equal("Python", ProductList.Of(Image("registry.example/library/python:3.12")).Name);
        Assert.Same(ProductList.Unknown, ProductList.Of(Image("acme/python:3.12")));
    }

    private static TagStep Between(string from, string to) => TagStep.Between(ProductList.Of(Image(from)), Tag(from), ImageTag.Read(Image(from), to));
}
