using System.Text.Json;

namespace Pipeline.Tools.Registry;

/// <summary>Reads the error body of the OCI distribution specification.</summary>
internal static class RegistryErrorBody
{
    private const int MaximumLength = 500;

    /// <summary>The codes and messages as <c> (CODE: message; …)</c>; empty when there are none.</summary>
    public static string Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var errors = document.RootElement.GetProperty("errors").EnumerateArray().Select(error => $"{Text(error, "code")}: {Text(error, "message")}");
            var text = string.Join("; ", errors);
            return text.Length == 0 ? "" : $" ({(text.Length > MaximumLength ? text[..MaximumLength] : text)})";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
