using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Planning;

/// <summary>The plan as <c>artifacts/version-plan.json</c>; its shape is published as <c>schemas/version-plan.schema.json</c>.</summary>
internal static class VersionPlanJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        RespectNullableAnnotations = true,
        // The file is read by people and tools, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainTextJsonConverter(), new VersionJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a plan as UTF-8 text.</summary>
    public static Task WriteAsync(Stream stream, VersionPlan plan, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, plan, Options, cancellationToken);

    /// <summary>Reads a plan.</summary>
    /// <exception cref="PipelineException">It is none, or of another schema.</exception>
    public static async Task<VersionPlan> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        VersionPlan? plan;
        try
        {
            plan = await JsonSerializer.DeserializeAsync<VersionPlan>(stream, Options, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"This is no version plan: {exception.Message} Run the target VersionPlan again.", exception);
        }

        return plan is { SchemaVersion: VersionPlan.CurrentSchemaVersion }
            ? plan
            : throw new PipelineException($"The version plan has schema {plan?.SchemaVersion}, and {VersionPlan.CurrentSchemaVersion} was expected. Run the target VersionPlan again.");
    }
}
