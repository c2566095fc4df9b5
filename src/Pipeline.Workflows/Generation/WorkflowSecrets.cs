using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Generation;

/// <summary>Which stored secrets a workflow is handed.</summary>
internal static class WorkflowSecrets
{
    /// <summary>The secrets of <paramref name="targets"/> and the registry's password, each once.</summary>
    public static IReadOnlyList<Secret> Of(WorkflowModel model, params ReadOnlySpan<string> targets)
    {
        var names = new List<string>();
        if (model.Options.Registry.Password is { } password)
            names.Add(password.Name);
        foreach (var target in targets)
            names.AddRange(model.Secrets.Where(secret => secret.Target == target).Select(secret => secret.Name));
        return [.. names.Distinct(StringComparer.Ordinal).Select(Secret.Named)];
    }
}
