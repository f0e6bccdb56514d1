namespace Drydock.Assessment;

/// <summary>The one place where pass or fail is decided.</summary>
public static class Gate
{
}
