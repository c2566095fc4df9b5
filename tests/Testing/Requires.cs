using System.Diagnostics;
using Xunit;

namespace Pipeline.Testing;

/// <summary>Skips a test, saying why, where a tool is really absent.</summary>
public static class Requires
{
    /// <summary>A container engine that answers.</summary>
    public static void ContainerEngine() => Answers("no container engine answers ('docker info')", "docker", "info");

    /// <summary>A program on PATH.</summary>
    public static void Program(string name, params string[] probe) => Answers(probe.Length > 0 ? $"'{name} {string.Join(' ', probe)}' does not succeed" : $"'{name}' is not here", name, probe.Length > 0 ? probe : ["--version"]);

    /// <summary>A Kubernetes cluster that answers on the current context.</summary>
    public static void Cluster() => Answers("no Kubernetes cluster answers ('kubectl get --raw /readyz')", "kubectl", "get", "--raw", "/readyz", "--request-timeout=5s");

    /// <summary>Linux, whose shell and programs the scripts of a test are written for.</summary>
    public static void Linux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "this machine does not run Linux");

    private static void Answers(string otherwise, string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(info)!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.SkipUnless(process.ExitCode == 0, otherwise);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip(otherwise);
        }
    }
}
