using System.Reflection;

namespace Drydock.Cli;

/// <summary>The version of this build.</summary>
internal static class ToolVersion
{
    /// <summary><c>0.1.0</c>: the informational version without the commit.</summary>
    public static string Text { get; } =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
