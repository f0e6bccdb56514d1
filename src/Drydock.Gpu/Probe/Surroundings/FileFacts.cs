namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>Owner, kind and device number of a file.</summary>
/// <param name="TypeAndMode">File type and permissions, as <c>st_mode</c>.</param>
internal readonly record struct FileFacts(uint Uid, uint Gid, int TypeAndMode, uint Major, uint Minor)
{
    private const int TypeMask = 0xf000;
    private const int CharacterDevice = 0x2000;

    public bool IsCharacterDevice => (TypeAndMode & TypeMask) == CharacterDevice;

    /// <summary>Permissions as four octal digits: <c>0666</c>.</summary>
    public string Mode => Convert.ToString(TypeAndMode & 0xfff, 8).PadLeft(4, '0');
}
