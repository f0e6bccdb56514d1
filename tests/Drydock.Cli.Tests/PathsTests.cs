using Drydock.Cli.Usage;

namespace Drydock.Cli.Tests;

public sealed class PathsTests
{
    [Theory]
    [InlineData("/c/drydock", "XDG_CACHE_HOME=/c", "HOME=/h")]
    [InlineData("/h/.cache/drydock", "HOME=/h")]
    [InlineData("/h/.cache/drydock", "XDG_CACHE_HOME=relative", "HOME=/h")]
    [InlineData("/h/.cache/drydock", "XDG_CACHE_HOME=", "HOME=/h")]
    public void The_cache_lies_where_the_desktop_specification_says(string expected, params string[] variables) =>
        Assert.Equal(expected, Paths.Cache(With(variables)));

    [Theory]
    [InlineData("/d/drydock/advisories.db", "XDG_DATA_HOME=/d")]
    [InlineData("/h/.local/share/drydock/advisories.db", "HOME=/h")]
    public void The_database_is_data(string expected, params string[] variables) => Assert.Equal(expected, Paths.Database(With(variables)));

    [Fact]
    public void Without_a_home_the_option_is_named() =>
        Assert.Contains("give --db", Assert.Throws<UsageException>(() => Paths.Database(With())).Problem.Next, StringComparison.Ordinal);

    [Theory]
    [InlineData("0", 1970)]
    [InlineData("1700000000", 2023)]
    public void The_source_date_is_seconds_since_1970(string text, int year) => Assert.Equal(year, SourceDate.Of(With($"SOURCE_DATE_EPOCH={text}"))!.Value.Year);

    [Theory]
    [InlineData("-1")]
    [InlineData("tomorrow")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800")]
    public void A_source_date_that_is_none_is_an_error(string text) =>
        Assert.Throws<UsageException>(() => SourceDate.Of(With($"SOURCE_DATE_EPOCH={text}")));

    private static Session With(params string[] variables)
    {
        var environment = variables.Select(static v => v.Split('=')).ToDictionary(static v => v[0], static v => v[1], StringComparer.Ordinal);
        return new Session
        {
            Output = Stream.Null,
            Error = TextWriter.Null,
            Input = TextReader.Null,
            Clock = TimeProvider.System,
            CurrentFolder = "/",
            Environment = environment.GetValueOrDefault,
        };
    }
}
