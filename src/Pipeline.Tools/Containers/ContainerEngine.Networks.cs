using Docker.DotNet.Models;

namespace Pipeline.Tools.Containers;

internal sealed partial class ContainerEngine
{
    /// <inheritdoc/>
    public async Task CreateNetworkAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if ((await NetworksNamedAsync(name, cancellationToken)).Count > 0)
            return;
        var parameters = new NetworksCreateParameters { Name = EngineNames.Check(name), Driver = "bridge", Labels = labels.ToDictionary() };
        try
        {
            await _connection.AskAsync($"create the network '{name}'", (client, token) => client.Networks.CreateNetworkAsync(parameters, token), cancellationToken, repeatable: false);
        }
        catch (EngineException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody else was faster, which newer engines refuse.
            if ((await NetworksNamedAsync(name, cancellationToken)).Count > 0)
                return;
            throw;
        }

        // Older engines let two networks have one name, and show one perhaps later than another that was begun after it. Whoever sees both lets the older one stay.
        var named = await NetworksNamedAsync(name, cancellationToken);
        foreach (var younger in named.OrderBy(network => network.Created).ThenBy(network => network.ID, StringComparer.Ordinal).Skip(1))
            await RemoveNetworkAsync(younger.ID, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveNetworkAsync(string name, CancellationToken cancellationToken) => RemoveAsync(() => _connection.AskAsync(
        $"remove the network '{name}'", (client, token) => client.Networks.DeleteNetworkAsync(EngineNames.Check(name), token), cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListNetworksAsync(string label, CancellationToken cancellationToken) =>
        [.. (await ListNetworksAsync("label", label, cancellationToken)).Select(network => network.Name)];

    // The engine finds parts of names too.
    private async Task<IReadOnlyList<NetworkResponse>> NetworksNamedAsync(string name, CancellationToken cancellationToken) =>
        [.. (await ListNetworksAsync("name", name, cancellationToken)).Where(network => network.Name == name)];

    private Task<IList<NetworkResponse>> ListNetworksAsync(string filter, string value, CancellationToken cancellationToken) => _connection.AskAsync(
        "list its networks", (client, token) => client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = Filter(filter, value) }, token), cancellationToken);
}
