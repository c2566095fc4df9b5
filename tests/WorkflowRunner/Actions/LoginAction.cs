using System.Text;
using System.Text.Json.Nodes;
using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.WorkflowRunner.Actions;

/// <summary>docker/login-action: the credentials in a docker configuration of the job's own machine.</summary>
internal static class LoginAction
{
    public static void Run(Dictionary<string, string> with, MachineJob job, TextWriter log)
    {
        ActionInputs.Require(with, "docker/login-action", "registry", "username", "password");
        if (with["password"].Length == 0)
            throw new ActionFailedException("Password required");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(job.Workspace)!, "docker")).FullName;
        var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{with["username"]}:{with["password"]}"));
        var configuration = new JsonObject { ["auths"] = new JsonObject { [with["registry"]] = new JsonObject { ["auth"] = auth } } };
        File.WriteAllText(Path.Combine(folder, "config.json"), configuration.ToJsonString());
        job.SetVariable("DOCKER_CONFIG", folder);
        log.WriteLine($"Login Succeeded: {with["registry"]}");
    }
}
