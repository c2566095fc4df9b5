namespace Pipeline.WorkflowRunner.Actions;

internal static class ActionInputs
{
    public static void Require(Dictionary<string, string> with, string action, params ReadOnlySpan<string> known)
    {
        foreach (var name in with.Keys)
        {
            if (!known.Contains(name))
                throw new UninterpretedException(action, $"the input '{name}'");
        }
    }
}
