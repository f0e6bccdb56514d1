using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>NVIDIA_REQUIRE_* with a space where a comma was meant.</summary>
public sealed class RequirementWithSpace : GpuRule
{
    public override string Name => "requirement-space-is-or";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        foreach (var requirement in HostRequirement.Of(request.Variables, out _).Where(static r => r.LooksLikeAnd))
        {
            var parts = requirement.Alternatives.Select(static a => a[0].ToString()).ToList();
            yield return Finding(GpuSeverity.Warning, requirement.Variable,
                $"{requirement.Variable}='{string.Join(' ', parts)}' asks for any one of these, since a space means or", $"write '{string.Join(',', parts)}': a comma means and");
        }
    }
}
