using Pipeline.Core.Errors;

namespace Pipeline.Tools.Ledger;

/// <summary>The ledger is not what it should be, or cannot take an event; nothing was appended.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">The cause.</param>
internal sealed class LedgerException(string message, Exception? innerException = null) : PipelineException(message, innerException);
