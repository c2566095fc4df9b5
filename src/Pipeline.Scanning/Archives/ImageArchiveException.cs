using Pipeline.Core.Errors;

namespace Pipeline.Scanning.Archives;

/// <summary>An image archive is damaged, too big, or of a form that is not read.</summary>
internal sealed class ImageArchiveException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong, without a full stop.</param>
    /// <param name="innerException">What reported it.</param>
    public ImageArchiveException(string problem, Exception? innerException = null)
        : base($"The image cannot be read: {problem}. Build it again, or look at it with 'docker save <image> | tar -t'.", innerException)
    {
    }
}
