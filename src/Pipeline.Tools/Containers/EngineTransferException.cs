using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>The engine could not push or pull an image.</summary>
internal sealed class EngineTransferException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action"><c>pushed</c> or <c>pulled</c>.</param>
    /// <param name="reference">The image.</param>
    /// <param name="fault">Of what kind the fault is.</param>
    /// <param name="result">How the engine's client ended.</param>
    public EngineTransferException(string action, string reference, EngineFault fault, ProcessResult result)
        : base($"'{reference}' could not be {action}: {result.ErrorText.Trim()}\n{NextStep(fault)}") => (Fault, Words) = (fault, result.ErrorText.Trim());

    /// <summary>What the engine's client said.</summary>
    public string Words { get; }

    /// <summary>Of what kind the fault is.</summary>
    public EngineFault Fault { get; }

    private static string NextStep(EngineFault fault) => fault switch
    {
        EngineFault.RegistryUnavailable => "Check that the registry runs and can be reached, then run the stage again.",
        EngineFault.Denied => "Log in to the registry ('docker login' or 'podman login') as somebody who may do this, then run the stage again.",
        EngineFault.DiskFull => "Free space on the disk of the engine and of the registry ('./build.sh Doctor' shows how much is left), then run the stage again.",
        EngineFault.NotFound => "Check the repository and the tag; the image has to be pushed first.",
        _ => "Run the command by hand to see more.",
    };
}
