namespace Drydock.Images.Layers;

/// <summary>Who may do what with a file.</summary>
/// <param name="Mode">The twelve permission bits: setuid, setgid, sticky and three times read, write, execute.</param>
/// <param name="User">Null where the source does not tell (a folder on disk).</param>
/// <param name="Group">As <paramref name="User"/>.</param>
public readonly record struct FilePermissions(int Mode, int? User, int? Group)
{
    private const int SetBits = 0xC00;
    private const int ExecuteBits = 0x49;

    /// <summary>True when it runs with its owner's or group's rights.</summary>
    public bool IsPrivileged => (Mode & SetBits) != 0 && IsExecutable;

    /// <summary>True when anybody may run it.</summary>
    public bool IsExecutable => (Mode & ExecuteBits) != 0;
}
