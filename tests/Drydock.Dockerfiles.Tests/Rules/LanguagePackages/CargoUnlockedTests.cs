namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class CargoUnlockedTests
{
    private const string Id = "cargo-unlocked";

    [Theory]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo install sccache", "2:install")]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo install --git https://g.example/a/b", "2:install")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo install --locked sccache")]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo install --frozen sccache")]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo build --release")]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo install --path .")]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo test")]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo $OPTS install a")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM rust:1.83.0-bookworm\nRUN cargo install sccache\n", "FROM rust:1.83.0-bookworm\nRUN cargo install --locked sccache\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM rust:1.83.0-bookworm\nCOPY . .\nRUN cargo build --release", "Cargo.lock:x", "3:build")]
    [InlineData("FROM rust:1.83.0-bookworm\nCOPY . .\nRUN cargo build --release", "Cargo.toml:x", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }
}
