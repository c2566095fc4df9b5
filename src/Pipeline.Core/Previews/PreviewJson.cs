using System.Text.Json;

namespace Pipeline.Core.Previews;

/// <summary>A <see cref="Preview"/> as JSON, as it is kept with the preview itself.</summary>
internal static class PreviewJson
{
    /// <summary>The preview as JSON on one line.</summary>
    public static string Write(Preview preview) => JsonSerializer.Serialize(preview, PreviewJsonContext.Default.Preview);

    /// <summary>What was kept; null when it cannot be read.</summary>
    public static Preview? Read(string? json)
    {
        try
        {
            return json is not null
                && JsonSerializer.Deserialize(json, PreviewJsonContext.Default.Preview) is { Application: not null, Name: not null, Who: not null, Addresses: not null } preview
                && PreviewName.IsValid(preview.Name)
                && preview.Addresses.All(one => one is { Module: not null, Address: not null })
                ? preview
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
