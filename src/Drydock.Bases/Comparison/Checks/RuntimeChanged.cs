namespace Drydock.Bases.Comparison.Checks;

/// <summary>Another version of the language that the image is for, by the variables that official images set.</summary>
internal sealed class RuntimeChanged : IComparisonCheck
{
    private static readonly string[] Variables = ["PYTHON_VERSION", "NODE_VERSION", "JAVA_VERSION", "DOTNET_VERSION", "ASPNET_VERSION", "GOLANG_VERSION", "RUBY_VERSION", "PHP_VERSION", "PG_VERSION", "NGINX_VERSION", "REDIS_VERSION", "RUST_VERSION"];

    public string Name => "runtime-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        foreach (var variable in Variables)
        {
            var (before, after) = (Environments.Of(input.Before, variable), Environments.Of(input.After, variable));
            if (before is null || before == after) continue;
            var sameLine = after is not null && before.Split('.').Take(2).SequenceEqual(after.Split('.').Take(2));
            yield return new Change(Name, variable, sameLine ? ChangeLevel.Information : ChangeLevel.Likely, after is null ? $"{variable} {before} is gone" : $"{variable} {before} becomes {after}");
        }
    }
}
