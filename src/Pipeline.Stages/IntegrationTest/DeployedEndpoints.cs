using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.IntegrationTest;

/// <summary>The ways to the deployed modules, open until they are disposed, as the variables that an integration suite reads.</summary>
internal sealed class DeployedEndpoints : IAsyncDisposable
{
    private readonly List<EndpointLease> _leases = [];
    private readonly Dictionary<string, string?> _variables = [];

    private DeployedEndpoints()
    {
    }

    /// <summary>
    /// <c>ENDPOINT_&lt;MODULE&gt;</c> for every selected module; null, which unsets it, for one without an endpoint, so that the
    /// suite never tests what some earlier shell pointed at.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Variables => _variables;

    public static async Task<DeployedEndpoints> OpenAsync(StageContext context, Deployers deployers, CancellationToken cancellationToken)
    {
        var endpoints = new DeployedEndpoints();
        try
        {
            foreach (var module in context.Modules)
            {
                var lease = Deployed(context, module.Name) is { } deployed ? await deployers.OpenEndpointAsync(deployed, cancellationToken) : null;
                if (lease is not null)
                    endpoints._leases.Add(lease);
                endpoints._variables[$"ENDPOINT_{module.Name.ToUpperInvariant().Replace('-', '_')}"] = lease?.Address.ToString().TrimEnd('/');
            }

            return endpoints;
        }
        catch
        {
            await endpoints.DisposeAsync();
            throw;
        }
    }

    /// <summary>The module's Deploy result; null when it was not deployed.</summary>
    public static StageResult? Deployed(StageContext context, string module) =>
        context.Results.GetValueOrDefault(module)?.GetValueOrDefault(Stage.Deploy) is { Status: StageStatus.Succeeded } deployed ? deployed : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var lease in _leases)
            await lease.DisposeAsync();
    }
}
