using Pipeline.Core.Errors;

namespace Pipeline.Components.Sessions;

/// <summary>An environment does not go back by itself, for somebody else changed it since the reason was seen.</summary>
/// <param name="environment">The environment.</param>
internal sealed class EnvironmentChangedException(string environment) : PipelineException($"Somebody else changes {environment}, or has since it was looked at, so it does not go back by itself. Look at what runs there: ./build.sh Watch --environment {environment}.");
