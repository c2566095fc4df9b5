namespace Pipeline.Tools.Containers;

/// <summary>A container's port, published on 127.0.0.1 and nowhere else.</summary>
/// <param name="ContainerPort">The port inside.</param>
/// <param name="HostPort">The port on 127.0.0.1; 0 lets the engine take a free one.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
public sealed record PortMapping(int ContainerPort, int HostPort = 0, string Protocol = "tcp");
