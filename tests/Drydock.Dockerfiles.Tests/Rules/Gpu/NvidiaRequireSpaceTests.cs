namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class NvidiaRequireSpaceTests
{
    private const string Id = "nvidia-require-space";

    [Theory]
    [InlineData("FROM python:3.12-slim\nENV NVIDIA_REQUIRE_CUDA=\"cuda>=12.0 driver>=525\"", "2:NVIDIA_REQUIRE_CUDA=\"cuda>=12.0 driver>=525\"")]
    [InlineData("FROM python:3.12-slim\nENV NVIDIA_REQUIRE_X='driver>=525 driver<580'", "2:NVIDIA_REQUIRE_X='driver>=525 driver<580'")]
    public void A_space_where_and_was_meant_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12-slim\nENV NVIDIA_REQUIRE_CUDA=\"cuda>=12.0,driver>=525\"")]
    [InlineData("FROM python:3.12-slim\nENV NVIDIA_REQUIRE_CUDA=\"brand=tesla brand=geforce\"")]
    [InlineData("FROM python:3.12-slim\nENV NVIDIA_REQUIRE_JETPACK=\"csv-mounts=all jetpack>=5\"")]
    [InlineData("FROM python:3.12-slim\nENV OTHER=\"cuda>=12.0 driver>=525\"")]
    public void Alternatives_and_commas_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
