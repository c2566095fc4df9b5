using Pipeline.Core.Deployments;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Tools.Files;

namespace Pipeline.Stages.Deploy;

/// <summary>A deployment plan in a file.</summary>
internal static class DeployPlanFile
{
    private const long LongestFile = 64L * 1024 * 1024;

    /// <summary>Writes it, under another name first.</summary>
    public static Task WriteAsync(string path, DeployPlan plan, CancellationToken cancellationToken) => AtomicFile.WriteAsync(path, DeployPlanJson.Serialize(plan), cancellationToken);

    /// <summary>Reads the plan of an environment.</summary>
    /// <exception cref="PipelineException">There is none, or it is of another environment.</exception>
    public static DeployPlan Read(string path, DeployEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (!File.Exists(path))
            throw new PipelineException($"--plan-file: {path} does not exist. Make a plan first: ./build.sh DeployPlan --environment {environment.Name} --plan-file {path}");
        if (new FileInfo(path).Length > LongestFile)
            throw new PipelineException($"--plan-file: {path} is too large to be a deployment plan.");
        var plan = DeployPlanJson.Read(File.ReadAllBytes(path), path);
        return (plan.Environment, plan.Namespace) == (environment.Name, environment.Namespace)
            ? plan
            : throw new PipelineException($"--plan-file: {path} is a plan for {plan.Environment} (namespace {plan.Namespace}), not for {environment.Name} (namespace {environment.Namespace}). Name the environment that it was made for, or make another plan.");
    }
}
