using Pipeline.Core.Errors;

namespace Pipeline.LocalRuntime.Quotas;

/// <summary>A release wants more than the quota of its namespace leaves. Nothing was started.</summary>
internal sealed class QuotaExceededException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="release">The release.</param>
    /// <param name="namespaceName">The namespace.</param>
    /// <param name="faults">Quota and resource, what was asked for, used and allowed.</param>
    public QuotaExceededException(string release, string namespaceName, IReadOnlyList<string> faults)
        : base($"'{release}' is forbidden in namespace '{namespaceName}'; nothing was changed:\n{string.Join('\n', faults.Select(fault => $"  {fault}"))}\nAsk for less in the chart's values, remove another release, or raise the quota.") => Faults = faults;

    /// <summary>Quota and resource, what was asked for, used and allowed.</summary>
    public IReadOnlyList<string> Faults { get; }
}
