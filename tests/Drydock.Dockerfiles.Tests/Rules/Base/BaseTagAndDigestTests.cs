namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-tag-and-digest</c>.</summary>
public sealed class BaseTagAndDigestTests
{
    [Theory]
    [InlineData("FROM a@sha256:abababababababababababababababababababababababababababababababab\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-tag-and-digest", text);
}
