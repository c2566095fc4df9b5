using Pipeline.Core.Errors;

namespace Pipeline.Stages.Previews;

/// <summary>A namespace is there, and is no preview of the application.</summary>
internal sealed class ForeignNamespaceException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="namespaceName">The namespace.</param>
    /// <param name="application">The application.</param>
    public ForeignNamespaceException(string namespaceName, string application)
        : base($"The namespace '{namespaceName}' is there and is no preview of '{application}': OpenPreview did not make it, so nothing in it is touched. Choose another name (--preview).")
    {
    }
}
