namespace Nuke.Common.Tooling;

/// <summary>A program on this machine. Calling it runs it to its end, which must be a success unless <paramref name="exitHandler"/> decides.</summary>
/// <param name="arguments">The arguments; interpolated texts are quoted where needed, the format <c>:r</c> marks a secret.</param>
/// <param name="workingDirectory">Where it runs; null is the current folder.</param>
/// <param name="environmentVariables">Its whole environment; null is this process's.</param>
/// <param name="timeout">In milliseconds; null waits for ever.</param>
/// <param name="logOutput">False keeps its output out of the log. Default: true.</param>
/// <param name="logInvocation">False keeps its call out of the log. Default: true.</param>
/// <param name="logger">Receives each line instead of the log.</param>
/// <param name="exitHandler">Judges how it ended instead of expecting 0.</param>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string>? logger = null,
    Action<IProcess>? exitHandler = null);
