using Pipeline.Scanning.Reports;
using Pipeline.Scanning.Vulnerabilities;

namespace Pipeline.Scanning.Osv;

/// <summary>Compares an image's packages with the advisories of a folder. Needs no network.</summary>
internal sealed class OsvScanner : IVulnerabilityScanner
{
    private readonly AdvisoryFolder _advisories;
    private readonly Lazy<Task<string>> _description;

    /// <summary>Creates the scanner.</summary>
    /// <param name="advisories">The advisories; hashed once, however many images are looked at.</param>
    public OsvScanner(AdvisoryFolder advisories)
    {
        _advisories = advisories;
        _description = new Lazy<Task<string>>(async () => $"osv {await advisories.HashAsync(CancellationToken.None)}");
    }

    /// <inheritdoc/>
    public Task<string> DescribeAsync(CancellationToken cancellationToken) => _description.Value.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<VulnerabilityReport> ScanAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var matcher = new VulnerabilityMatcher(request.Inventory);
        var count = 0;
        await foreach (var advisory in _advisories.ReadAsync(cancellationToken))
        {
            matcher.Add(advisory);
            count++;
        }

        return new VulnerabilityReport
        {
            Image = request.Image,
            Scanner = "osv",
            Advisories = count,
            Packages = request.Inventory.Packages.Count,
            Unassessed = matcher.Unassessed,
            Unread = [.. request.Inventory.Unread.Select(file => file.ToString())],
            Vulnerabilities = matcher.Result(),
        };
    }
}
