using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>What a job's token may do.</summary>
internal static class PermissionSet
{
    /// <summary>The permissions of a job; a called job may not ask for more than its caller has.</summary>
    public static JsonObject Of(JsonObject job, JsonObject? caller, string place)
    {
        if (job["permissions"] is not JsonObject own)
            throw new UninterpretedException(place, "a job without permissions");
        foreach (var (scope, access) in own)
        {
            if (caller is not null && Rank(access) > Rank(caller[scope]))
                throw new UninterpretedException(place, $"the nested job asks for '{scope}: {access}', but its caller has '{scope}: {caller[scope]?.ToString() ?? "none"}'");
        }

        return own;
    }

    public static bool MayWrite(JsonObject permissions, string scope) => Rank(permissions[scope]) == 2;

    public static bool MayRead(JsonObject permissions, string scope) => Rank(permissions[scope]) >= 1;

    private static int Rank(JsonNode? access) => access?.ToString() switch
    {
        null or "none" => 0,
        "read" => 1,
        "write" => 2,
        var other => throw new UninterpretedException("permissions", $"the access '{other}'"),
    };
}
