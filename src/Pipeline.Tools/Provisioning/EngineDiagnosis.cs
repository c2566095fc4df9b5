using Pipeline.Tools.Containers;

namespace Pipeline.Tools.Provisioning;

/// <summary>Tells why no container engine answers, and what to do about it.</summary>
internal static class EngineDiagnosis
{
    public static (string Problem, string Advice) Of(EngineProbe docker, EngineProbe podman, HostSystem host)
    {
        if (docker.IsForbidden)
            return ($"docker may not be used by this user: {docker.Problem}", InstallAdvice.JoinEngineGroup);
        if ((docker.Engine ?? podman.Engine) is { } engine)
            return ($"{engine.Name} answers, but its client '{engine.Name}', which builds images, is not on PATH", InstallAdvice.Engine(host));
        if (docker.HasClient)
            return ($"docker is installed but does not answer: {docker.Problem}", InstallAdvice.StartEngine(host));
        return podman.HasClient
            ? ($"podman is installed but does not work: {podman.Problem}", "podman info")
            : ("neither docker nor podman is on PATH", InstallAdvice.Engine(host));
    }
}
