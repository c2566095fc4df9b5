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
            return json is null || JsonSerializer.Deserialize(json, PreviewJsonContext.Default.Preview) is not { Application: not null, Name: not null, Who: not null, Addresses: not null } preview || preview.Addresses.Any(one => one is not { Module: not null, Address: not null })
                ? null
                : preview;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
