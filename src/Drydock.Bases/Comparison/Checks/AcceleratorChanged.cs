namespace Drydock.Bases.Comparison.Checks;

/// <summary>Another CUDA, which may need a newer driver on the hosts.</summary>
internal sealed class AcceleratorChanged : IComparisonCheck
{
    private static readonly string[] Variables = ["CUDA_VERSION", "NVIDIA_REQUIRE_CUDA", "NV_CUDNN_VERSION", "ROCM_VERSION"];

    public string Name => "accelerator-changed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        foreach (var variable in Variables)
            if (Environments.Of(input.Before, variable) is { } before && Environments.Of(input.After, variable) is var after && before != after)
                yield return new Change(Name, variable, ChangeLevel.Likely, $"{variable} changes from {before} to {after ?? "nothing"}: check the driver of the hosts");
    }
}
