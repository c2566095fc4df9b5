using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Rendering;

/// <summary>Whether what an expression reads is there: the input declared, the job needed, the step earlier, the matrix the job's own.</summary>
internal static class ContextRules
{
    /// <summary>What is wrong with <paramref name="reference"/>; null when nothing is.</summary>
    public static string? Offence(ContextReference reference, RenderScope scope) => reference.Source switch
    {
        WorkflowInput input => OfInput(input, scope),
        Job job => OfJob(job, reference.Name, scope),
        Step step => OfStep(step, scope),
        Matrix matrix => OfMatrix(matrix, reference.Name!, scope),
        _ => null,
    };

    private static string? OfInput(WorkflowInput input, RenderScope scope)
    {
        IEnumerable<WorkflowInput> declared = [.. scope.Workflow.On.Dispatch?.Inputs ?? [], .. scope.Workflow.On.Call?.Inputs ?? []];
        return declared.Any(candidate => candidate.Name == input.Name)
            ? null
            : $"The workflow has no input '{input.Name}' (inputs: {RenderScope.List(declared.Select(candidate => candidate.Name).Distinct())}).";
    }

    private static string? OfJob(Job job, string? output, RenderScope scope)
    {
        if (scope.Job?.Needs.Contains(job) != true)
            return $"The job does not need '{job.Id}' (needs: {RenderScope.List(scope.Job?.Needs.Select(needed => needed.Id) ?? [])}); add it to Needs.";
        return output is null || job.HasOutput(output) ? null : $"The job '{job.Id}' has no output '{output}'.";
    }

    private static string? OfStep(Step step, RenderScope scope)
    {
        if (!scope.EarlierSteps.Contains(step))
            return $"The step '{step.Id}' ({step.Source}) is no earlier step of this job.";
        return step.Id is null ? $"The step at {step.Source} has no Id; only a step with one can be read." : null;
    }

    private static string? OfMatrix(Matrix matrix, string name, RenderScope scope)
    {
        if (scope.Job?.Strategy?.Matrix != matrix)
            return $"'matrix.{name}' is of a matrix that is not this job's.";
        return matrix.Has(name) ? null : $"The matrix has no '{name}' (axes: {RenderScope.List(matrix.Axes.Keys)}).";
    }
}
