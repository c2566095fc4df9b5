using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning;

/// <summary>An image to look at.</summary>
/// <param name="Image">The image.</param>
/// <param name="Inventory">What it contains.</param>
/// <param name="SaveAsync">Writes the image's archive (<c>docker save</c>) to a path; for scanners that look for themselves.</param>
internal sealed record ScanRequest(ImageSubject Image, ImageInventory Inventory, Func<string, CancellationToken, Task> SaveAsync);
