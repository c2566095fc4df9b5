namespace Pipeline.Core.Load;

/// <summary>What parameters say instead of the declaration.</summary>
/// <param name="Rate">Requests a second; null: as declared.</param>
/// <param name="Duration">For how long it is measured; null: as declared.</param>
/// <param name="Address">The address of the service; null: as declared.</param>
internal sealed record LoadTestOverrides(double? Rate = null, TimeSpan? Duration = null, Uri? Address = null)
{
    /// <summary>The settings as they run. An address with a path of its own stands for the declared path.</summary>
    public LoadTestSettings ApplyTo(LoadTestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with
        {
            Rate = Rate ?? settings.Rate,
            Duration = Duration ?? settings.Duration,
            Address = Address is null ? settings.Address : new Uri(Address.GetLeftPart(UriPartial.Authority)),
            Path = Address is { PathAndQuery: not "/" } named ? named.PathAndQuery : settings.Path,
        };
    }
}
