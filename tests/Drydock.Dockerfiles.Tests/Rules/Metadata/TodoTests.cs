namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

/// <summary><c>todo</c>.</summary>
public sealed class TodoTests
{
    [Theory]
    [InlineData("FROM debian:12.11\n# todos are kept elsewhere\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("todo", text);
}
