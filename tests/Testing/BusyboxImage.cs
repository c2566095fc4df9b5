using System.Diagnostics;
using System.Formats.Tar;
using Xunit;

namespace Pipeline.Testing;

/// <summary>An image of its own name that holds busybox, made where no image can be pulled. It goes with the test.</summary>
public sealed class BusyboxImage : IDisposable
{
    private const string Busybox = "/bin/busybox";
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    private BusyboxImage(string reference) => Reference = reference;

    /// <summary>The image's local tag.</summary>
    public string Reference { get; }

    /// <summary>Makes it; skips the test where there is no engine or no static busybox.</summary>
    public static BusyboxImage Build()
    {
        Requires.ContainerEngine();
        Assert.SkipUnless(File.Exists(Busybox), $"there is no {Busybox}; install busybox-static");
        using var folder = new TempDirectory("pipeline-busybox-");
        Pack(folder["busybox.tar"]);
        var reference = $"pipeline-test/busybox:{Guid.NewGuid():N}";
        Run("docker", "import", folder["busybox.tar"], reference);
        return new BusyboxImage(reference);
    }

    public void Dispose() => Run("docker", "image", "rm", "--force", Reference);

    private static void Pack(string path)
    {
        using var tar = new TarWriter(File.Create(path));
        // It makes every layer one of its own: the engine fails who builds on a layer that another removes.
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "image") { DataStream = new MemoryStream(Guid.NewGuid().ToByteArray()) });
        tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "bin/") { Mode = Executable });
        using var binary = File.OpenRead(Busybox);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "bin/busybox") { Mode = Executable, DataStream = binary });
        foreach (var applet in Run(Busybox, "--list").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(applet => applet != "busybox"))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{applet}") { LinkName = Busybox });
    }

    private static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}: {errors.GetAwaiter().GetResult()}");
        return output;
    }
}
