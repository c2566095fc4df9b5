using Pipeline.Core.Errors;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>The ledger's remote answers, and does not show the ledger: it is another repository, or not one for this account.</summary>
/// <param name="message">What it says, and what to do.</param>
/// <param name="reason">What it says, in one sentence.</param>
internal sealed class LedgerUnreadableException(string message, string reason) : PipelineException(message)
{
    /// <summary>What it says, in one sentence.</summary>
    public string Reason { get; } = reason;
}
