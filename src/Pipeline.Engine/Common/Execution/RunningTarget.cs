namespace Nuke.Common.Execution;

/// <summary>The target that the calling flow belongs to.</summary>
internal static class RunningTarget
{
    private static readonly AsyncLocal<ExecutableTarget?> Flow = new();

    public static ExecutableTarget? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
