using Pipeline.Core.Errors;

namespace Pipeline.Stages.Runner;

/// <summary>The artifacts folder cannot be written: the disk is full, or the folder is not ours. It ends the run.</summary>
internal sealed class ArtifactsException : PipelineException
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>Creates the exception.</summary>
    /// <param name="directory">The artifacts folder.</param>
    /// <param name="innerException">What the system said.</param>
    public ArtifactsException(string directory, Exception innerException)
        : base($"Cannot write to the artifacts folder {directory}: {innerException.Message} {NextStep(innerException)}, then run again with --resume.", innerException)
    {
    }

    /// <summary>Whether <paramref name="exception"/>, or what caused it, says that a disk is full.</summary>
    internal static bool SaysDiskFull(Exception? exception) => exception is not null && (IsDiskFull(exception) || SaysDiskFull(exception.InnerException));

    private static bool IsDiskFull(Exception exception) => exception is IOException && (OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is WindowsDiskFull or WindowsHandleDiskFull
        : exception.HResult is NoSpace or QuotaExceeded);

    private static string NextStep(Exception exception) => SaysDiskFull(exception) ? "Free space on that disk" : "Make that folder writable";
}
