namespace Drydock.Gpu.Advisories;

/// <summary>A product with a version, from a bulletin's product tree.</summary>
/// <param name="Component">See <see cref="NvidiaComponents"/>.</param>
/// <param name="Branch">Of a driver.</param>
/// <param name="Versions">As worded.</param>
internal sealed record CsafProduct(string Id, string Component, int? Branch, string Versions);
