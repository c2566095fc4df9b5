using System.Diagnostics;
using Xunit;

namespace Pipeline.Testing;

/// <summary>An image of its own name that holds busybox, built where no image can be pulled. It goes with the test.</summary>
public sealed class BusyboxImage : IDisposable
{
    private BusyboxImage(string reference) => Reference = reference;

    /// <summary>The image's local tag.</summary>
    public string Reference { get; }

    /// <summary>Builds it; skips the test where there is no engine or no static busybox.</summary>
    public static BusyboxImage Build()
    {
        Requires.ContainerEngine();
        Assert.SkipUnless(File.Exists("/bin/busybox"), "there is no /bin/busybox; install busybox-static");
        using var context = new TempDirectory("pipeline-busybox-");
        // The label makes every image one of its own: removing it takes no layer from another test's build.
        context.Write("Dockerfile", $"FROM scratch\nLABEL test={Guid.NewGuid():N}\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"--install\", \"-s\", \"/bin\"]\n");
        File.Copy("/bin/busybox", context["busybox"]);
        var reference = $"pipeline-test/busybox:{Guid.NewGuid():N}";
        Run("build", "--quiet", "--tag", reference, context.Path);
        return new BusyboxImage(reference);
    }

    public void Dispose() => Run("image", "rm", "--force", Reference);

    private static void Run(params string[] arguments)
    {
        var info = new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["DOCKER_BUILDKIT"] = "0";
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"docker {string.Join(' ', arguments)}: {errors.GetAwaiter().GetResult()}");
    }
}
