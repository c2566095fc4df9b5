using Pipeline.Core.Errors;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>The ledger's remote cannot be reached just now. The message is one sentence.</summary>
internal sealed class LedgerUnreachableException(string message, Exception? innerException = null) : PipelineException(message, innerException)
{
    /// <summary>Whether events were sent before it was gone, so that nobody knows whether they are recorded. Default: no.</summary>
    public bool MayHaveArrived { get; init; }
}
