using Pipeline.Core.Errors;

namespace Pipeline.Tools.Helm;

/// <summary>Helm refused or failed.</summary>
internal sealed class HelmException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">What was attempted, such as <c>chart 'orders' could not be packaged</c>.</param>
    /// <param name="fault">Why.</param>
    /// <param name="helmSaid">Helm's own words.</param>
    /// <param name="nextStep">What to do.</param>
    public HelmException(string action, HelmFault fault, string helmSaid, string nextStep)
        : base($"{action}: {helmSaid}{(nextStep.Length > 0 ? $"\n{nextStep}" : "")}")
    {
        Fault = fault;
        HelmSaid = helmSaid;
    }

    /// <summary>Why.</summary>
    public HelmFault Fault { get; }

    /// <summary>Helm's own words, without its warnings.</summary>
    public string HelmSaid { get; }
}
