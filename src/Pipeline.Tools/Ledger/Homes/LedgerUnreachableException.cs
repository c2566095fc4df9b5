using Pipeline.Core.Errors;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>The ledger's remote cannot be reached just now. The message is one sentence.</summary>
internal sealed class LedgerUnreachableException(string message, Exception? innerException = null) : PipelineException(message, innerException);
