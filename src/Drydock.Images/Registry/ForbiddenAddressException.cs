namespace Drydock.Images.Registry;

/// <summary>A name that a registry sent us to resolves only to addresses that are forbidden for it.</summary>
internal sealed class ForbiddenAddressException() : IOException("forbidden address");
