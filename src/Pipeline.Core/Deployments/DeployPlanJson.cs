using System.Text.Json;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Deployments;

/// <summary>A <see cref="DeployPlan"/> as JSON by <c>schemas/deploy-plan.schema.json</c>.</summary>
internal static class DeployPlanJson
{
    /// <summary>Writes it.</summary>
    public static byte[] Serialize(DeployPlan plan) => [.. JsonSerializer.SerializeToUtf8Bytes(plan, DeployPlanJsonContext.Default.DeployPlan), (byte)'\n'];

    /// <summary>Reads it.</summary>
    /// <param name="json">The file's content.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="PipelineException">It is none.</exception>
    public static DeployPlan Read(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            var plan = JsonSerializer.Deserialize(json, DeployPlanJsonContext.Default.DeployPlan);
            if (plan is { SchemaVersion: DeployPlan.CurrentSchemaVersion } && !IsWhole(plan))
                throw new PipelineException($"{name} is no deployment plan: a list of it is null, or has null in it. Make one: ./build.sh DeployPlan.");
            return plan is { SchemaVersion: DeployPlan.CurrentSchemaVersion }
                ? plan
                : throw new PipelineException($"{name} is a deployment plan of schema {plan?.SchemaVersion}; this build reads schema {DeployPlan.CurrentSchemaVersion}. Make a new one: ./build.sh DeployPlan.");
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"{name} is no deployment plan: {exception.Message} Make one: ./build.sh DeployPlan.", exception);
        }
    }

    private static bool IsWhole(DeployPlan plan) =>
        plan.Modules is { } modules && modules.All(module => module is { Objects: { } objects, Hooks: { } hooks } && !hooks.Contains(null!) && objects.All(item => item is { Fields: { } fields } && !fields.Contains(null!)));
}
