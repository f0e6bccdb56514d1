namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class RunInScratchTests
{
    private const string Id = "run-in-scratch";

    [Theory]
    [InlineData("FROM scratch\nRUN [\"/app\"]", "2:RUN")]
    [InlineData("FROM scratch AS a\nFROM a\nRUN ls", "3:RUN")]
    public void RUN_without_a_shell_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM scratch\nADD rootfs.tar.xz /\nRUN ls")]
    [InlineData("FROM scratch\nCOPY --from=busybox /bin/sh /bin/sh\nRUN ls")]
    [InlineData("FROM scratch\nCOPY app /app\nRUN [\"/app\"]")]
    [InlineData("FROM scratch\nRUN --mount=type=bind,from=busybox,target=/bin ls")]
    [InlineData("FROM debian:12.11\nRUN ls")]
    public void A_root_file_system_or_a_shell_that_was_copied_is_enough(string text) => RuleAssert.CatchesNot(Id, text);
}
