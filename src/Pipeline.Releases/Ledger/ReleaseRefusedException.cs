using Pipeline.Core.Errors;
using Pipeline.Core.Text;

namespace Pipeline.Releases.Ledger;

/// <summary>The rules of releases do not allow what was asked for; nothing was recorded. The message gives every reason.</summary>
public sealed class ReleaseRefusedException : PipelineException
{
    /// <param name="what">What was asked for, as the beginning of a sentence: <c>production does not take 2026-11-25.1</c>.</param>
    /// <param name="reasons">Every reason, each a sentence.</param>
    public ReleaseRefusedException(string what, IReadOnlyList<string> reasons)
        : base($"{what}:{string.Concat((reasons ?? throw new ArgumentNullException(nameof(reasons))).Select(reason => $"\n  - {PlainText.OneLine(reason)}"))}\nNothing was recorded.") => Reasons = reasons;

    /// <summary>Every reason, each a sentence.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
