namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class UserUnknownInStageTests
{
    private const string Id = "user-unknown-in-stage";

    [Theory]
    [InlineData("FROM scratch\nUSER nobody", "2:nobody")]
    [InlineData("FROM gcr.io/distroless/static-debian12\nUSER app", "2:app")]
    public void A_name_in_an_image_without_accounts_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM scratch\nUSER 65532")]
    [InlineData("FROM gcr.io/distroless/static-debian12\nUSER nonroot:nonroot")]
    [InlineData("FROM scratch\nCOPY --from=b /etc/passwd /etc/passwd\nUSER app")]
    [InlineData("FROM scratch\nADD rootfs.tar.xz /\nUSER app")]
    [InlineData("FROM debian:12.11\nUSER app")]
    public void Numbers_known_names_and_a_copied_passwd_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
