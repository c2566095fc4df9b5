using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>How a container stands at a moment.</summary>
/// <param name="IsReady">Whether it does what it is for.</param>
/// <param name="HasStarted">Whether it runs and its startup probe has succeeded.</param>
/// <param name="Waiting">What is waited for, in words.</param>
/// <param name="LastFailure">What its probes said last against it; null: nothing.</param>
/// <param name="NextAt">When there is something to do or to look at next, if nothing happens before.</param>
/// <param name="Container">What the engine says; null: it has no such container.</param>
internal sealed record ContainerView(bool IsReady, bool HasStarted, string Waiting, string? LastFailure, DateTimeOffset NextAt, ContainerDescription? Container);
