namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class UserNotNumericTests
{
    private const string Id = "user-not-numeric";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER app", "2:app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER www-data:www-data", "2:www-data:www-data")]
    public void A_name_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER 1000")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER 1000:app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER root")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG U\nUSER $U")]
    [InlineData("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser")]
    public void A_number_root_and_Windows_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN adduser --uid=1001 --disabled-password app\nUSER app\n", "FROM python:3.12.11-slim-bookworm\nRUN adduser --uid=1001 --disabled-password app\nUSER 1001\n")]
    [InlineData("FROM node:24.1-slim\nUSER node\n", "FROM node:24.1-slim\nUSER 1000\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd -rg 5000 -u 5001 app\nUSER app\n", "FROM python:3.12.11-slim-bookworm\nRUN useradd -rg 5000 -u 5001 app\nUSER 5001\n")]
    public void The_number_comes_from_where_the_account_is_created(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd app\nUSER app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd -u $ID app\nUSER app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd -u 1000 app\nUSER app:staff")]
    public void A_number_that_the_system_chooses_is_not_known(string text) => RuleAssert.OffersNoFix(Id, text);
}
