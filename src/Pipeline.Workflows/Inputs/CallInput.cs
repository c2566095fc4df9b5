namespace Pipeline.Workflows.Inputs;

/// <summary>An input of one of the three types that a reusable workflow may have: text, Boolean, number.</summary>
public abstract class CallInput : WorkflowInput
{
    private protected CallInput(string name)
        : base(name)
    {
    }
}
