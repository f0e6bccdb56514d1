namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class SecretInArgEnvTests
{
    private const string Id = "secret-in-arg-env";

    [Theory]
    [InlineData("FROM debian:12.11\nENV DB_PASSWORD=letmein", "2:DB_PASSWORD")]
    [InlineData("FROM debian:12.11\nARG API_KEY", "2:API_KEY")]
    [InlineData("ARG NPM_TOKEN=abcdefg\nFROM debian:12.11\n", "1:NPM_TOKEN")]
    [InlineData("FROM debian:12.11\nENV A=1 AWS_SECRET_ACCESS_KEY=\"abcdefgh\"", "2:AWS_SECRET_ACCESS_KEY")]
    [InlineData("FROM debian:12.11\nENV PASSWORD letmein", "2:PASSWORD")]
    [InlineData("FROM debian:12.11\nARG MESH_AUTH_TOKEN=dev-mesh-key", "2:MESH_AUTH_TOKEN")]
    public void Names_with_a_value_and_arguments_that_wait_for_one_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nENV X=ghp_A1b2C3d4E5f6A1b2C3d4E5f6A1b2C3d4E5f6", "2:X")]
    [InlineData("FROM debian:12.11\nENV DATABASE_URL=postgres://app:hunter2@db/app", "2:DATABASE_URL")]
    [InlineData("FROM debian:12.11\nENV ID=AKIAIOSFODNN7EXAMPLE", "2:ID")]
    public void A_secret_by_its_form_is_caught_whatever_its_name(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nENV TOKEN=")]
    [InlineData("FROM debian:12.11\nENV TOKEN=$OTHER")]
    [InlineData("FROM debian:12.11\nENV TOKEN=${OTHER:-}")]
    [InlineData("FROM debian:12.11\nENV TOKEN_FILE=/run/secrets/t")]
    [InlineData("FROM debian:12.11\nENV SSL_KEY=/etc/ssl/key.pem")]
    [InlineData("FROM debian:12.11\nENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305")]
    [InlineData("FROM debian:12.11\nENV PUBLIC_KEY=abc")]
    [InlineData("FROM debian:12.11\nENV AUTH_ENABLED=true")]
    [InlineData("FROM debian:12.11\nENV SORT_KEY=name")]
    [InlineData("FROM debian:12.11\nENV TOKENIZERS_PARALLELISM=false")]
    [InlineData("FROM debian:12.11\nENV DATABASE_URL=postgres://app:$PASS@db/app")]
    [InlineData("FROM debian:12.11\nENV KEYCLOAK_URL=https://e.com")]
    [InlineData("FROM debian:12.11\nARG AUTH_TYPE=basic")]
    [InlineData("FROM debian:12.11\nENV TOKEN_TTL=3600")]
    [InlineData("FROM debian:12.11\nARG KEY_VERSION=3")]
    [InlineData("ARG NPM_TOKEN\nFROM debian:12.11\n")]
    [InlineData("FROM debian:12.11\nENV MONKEY=1")]
    public void Empty_values_variables_paths_and_public_things_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nARG A_TOKEN\nRUN x $A_TOKEN\nRUN y\nRUN z ${A_TOKEN}\n", "FROM debian:12.11\nRUN --mount=type=secret,id=A_TOKEN,env=A_TOKEN x $A_TOKEN\nRUN y\nRUN --mount=type=secret,id=A_TOKEN,env=A_TOKEN z ${A_TOKEN}\n")]
    public void A_build_argument_becomes_a_secret_where_it_is_used(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nARG A_TOKEN\nENV T=$A_TOKEN")]
    [InlineData("FROM debian:12.11\nARG A_TOKEN=abcdefg\nRUN x $A_TOKEN")]
    [InlineData("FROM debian:12.11\nARG A_TOKEN\nRUN ./x.sh")]
    [InlineData("FROM debian:12.11\nENV A_TOKEN=abcdefg")]
    public void Elsewhere_a_person_has_to_choose(string text) => RuleAssert.OffersNoFix(Id, text);

    [Fact]
    public void The_secret_itself_is_not_repeated() =>
        Assert.All(RuleAssert.Of(Id, "FROM debian:12.11\nENV DB_PASSWORD=hunter2 URL=https://a:hunter2@b.c/"), static d => Assert.DoesNotContain("hunter2", d.Message, StringComparison.Ordinal));
}
