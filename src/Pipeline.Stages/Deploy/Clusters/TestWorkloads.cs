using System.Net;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Removes what the tests of a chart left.</summary>
/// <param name="cluster">Where it is.</param>
internal sealed class TestWorkloads(ClusterClient cluster)
{
    /// <summary>Removes it; what is not there is no fault.</summary>
    /// <param name="namespaceName">The namespace.</param>
    /// <param name="tests">The tests.</param>
    public async Task RemoveAsync(string namespaceName, IEnumerable<WorkloadName> tests)
    {
        foreach (var test in tests.Where(test => test.Kind is "Pod" or "Job"))
        {
            try
            {
                var path = ApiPaths.Of(test.Kind == "Pod" ? "pods" : "jobs", namespaceName);
                await cluster.SendAsync(HttpMethod.Delete, $"{path}/{Uri.EscapeDataString(test.Name)}?propagationPolicy=Background", null, CancellationToken.None);
            }
            catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
            {
                // Helm had not come to it yet, or has removed it itself.
            }
        }
    }
}
