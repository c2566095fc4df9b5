using Pipeline.Core.Concurrency;
using Pipeline.Scanning.Reports;
using Pipeline.Scanning.Vulnerabilities;

namespace Pipeline.Scanning.Osv;

/// <summary>Compares images' packages with the advisories of a folder. Needs no network.</summary>
internal sealed class OsvScanner : IVulnerabilityScanner
{
    private readonly Once<string> _description;
    private readonly Once<AdvisoryIndex> _index;

    /// <summary>Creates the scanner.</summary>
    /// <param name="advisories">The advisories; hashed once and read once, however many images are looked at.</param>
    public OsvScanner(AdvisoryFolder advisories)
    {
        _description = new(async token => $"osv {await advisories.HashAsync(token)}");
        _index = new(token => AdvisoryIndex.CreateAsync(advisories.ReadAsync(token), token));
    }

    /// <inheritdoc/>
    public Task<string> DescribeAsync(CancellationToken cancellationToken) => _description.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<VulnerabilityReport> ScanAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var index = await _index.GetAsync(cancellationToken);
        var matcher = new VulnerabilityMatcher(request.Inventory, index);
        return new VulnerabilityReport
        {
            Image = request.Image,
            Scanner = "osv",
            Advisories = index.Count,
            Packages = request.Inventory.Packages.Count,
            Unassessed = matcher.Unassessed,
            WithoutAdvisories = matcher.WithoutAdvisories,
            Unread = [.. request.Inventory.Unread.Select(file => file.ToString())],
            Vulnerabilities = matcher.Result(),
        };
    }
}
