namespace Drydock.Gpu.Probe.Causes;

/// <summary>A return code of a driver interface.</summary>
/// <param name="Name">As the header names it.</param>
internal sealed record KnownCode(int Code, string Name, string Cause, string Remedy)
{
    public KnownCause ToCause() => new(Cause, Remedy);
}
