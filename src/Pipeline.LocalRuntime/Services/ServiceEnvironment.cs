using System.Globalization;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Services;

/// <summary>The variables by which Kubernetes tells a container of the Services of its namespace.</summary>
internal static class ServiceEnvironment
{
    /// <summary>The variables of a Service, such as <c>ORDERS_SERVICE_HOST</c>, <c>ORDERS_SERVICE_PORT_HTTP</c>, <c>ORDERS_PORT_8080_TCP</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Service service, string address)
    {
        if (service.Ports.Count == 0)
            yield break;
        var name = VariableName(service.Name);
        var first = Number(service.Ports[0].Port);
        yield return new($"{name}_SERVICE_HOST", address);
        yield return new($"{name}_SERVICE_PORT", first);
        yield return new($"{name}_PORT", $"tcp://{address}:{first}");
        foreach (var port in service.Ports)
        {
            var number = Number(port.Port);
            if (port.Name.Length > 0)
                yield return new($"{name}_SERVICE_PORT_{VariableName(port.Name)}", number);
            var prefix = $"{name}_PORT_{number}_TCP";
            yield return new(prefix, $"tcp://{address}:{number}");
            yield return new($"{prefix}_PROTO", "tcp");
            yield return new($"{prefix}_PORT", number);
            yield return new($"{prefix}_ADDR", address);
        }
    }

    private static string VariableName(string text) => text.ToUpperInvariant().Replace('-', '_');

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
