using Drydock.Assessment.Policy;

namespace Drydock.Assessment.CheckReports;

/// <summary>Why a policy speaks of a result.</summary>
/// <param name="Service">The service under whose policy it was judged; null for the policy of the fleet as a whole.</param>
/// <param name="Value">The value that asks for the rule or gives its severity.</param>
/// <param name="Source">Where that stands: a preset's name, or file and line.</param>
public sealed record PolicyReason(string? Service, PolicyValue Value, string Source)
{
    /// <summary><c>base-images.pin.content: digest (preset production, service api)</c>.</summary>
    public override string ToString() =>
        $"{Value.Key}: {string.Join(", ", Value.Texts)} ({(Value.Origin == PolicyOrigin.Preset ? "preset " : "")}{Source}{(Service is null ? "" : $", service {Service}")})";
}
