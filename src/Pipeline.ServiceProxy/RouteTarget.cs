namespace Pipeline.ServiceProxy;

/// <summary>Where a connection may go.</summary>
/// <param name="Host">The pod's name on the network.</param>
/// <param name="Port">The container's port.</param>
internal sealed record RouteTarget(string Host, int Port);
