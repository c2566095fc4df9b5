using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Lets a person start a workflow.</summary>
public class GitHubActionsWorkflowDispatchTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>What the person may give.</summary>
    public string[] OptionalInputs { get; set; } = [];

    /// <summary>What the person must give.</summary>
    public string[] RequiredInputs { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.NotNull().WriteBlock("workflow_dispatch:", () => writer.WriteBlock("inputs:", () =>
    {
        OptionalInputs.ForEach(input => WriteInput(writer, input, isRequired: false));
        RequiredInputs.ForEach(input => WriteInput(writer, input, isRequired: true));
    }));

    private static void WriteInput(CustomFileWriter writer, string input, bool isRequired) => writer.WriteBlock($"{input}:", () =>
    {
        writer.WriteLine($"description: {input.SplitCamelHumpsWithKnownWords().JoinSpace().DoubleQuote()}");
        writer.WriteValue("required", isRequired);
    });
}
