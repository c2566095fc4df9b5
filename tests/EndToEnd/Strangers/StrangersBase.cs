using Pipeline.Testing;

namespace Pipeline.EndToEnd.Strangers;

/// <summary>The image that the stranger's modules start from: a C library, busybox and Node. It goes with the test.</summary>
internal sealed class StrangersBase : IAsyncDisposable
{
    private const string Assembler = "tests/samples/storefront/base";

    private StrangersBase(string reference) => Reference = reference;

    /// <summary>The image's local tag.</summary>
    public string Reference { get; }

    /// <summary>Assembles it from Debian's packages and the machine's Node; skips the test where one is lacking.</summary>
    public static async Task<StrangersBase> BuildAsync()
    {
        Requires.Linux();
        Requires.ContainerEngine();
        Requires.Program("node");
        Requires.Program("npm");
        Requires.Program("python3");
        Requires.Program("apt-get");
        using var folder = new TempDirectory("pipeline-stranger-");
        var assemble = Path.Combine(Repository.Root, Assembler, "assemble.sh");
        await Shell.RunAsync(folder.Path, "sh", [assemble, "root", "base-files", "busybox-static", "libc6", "libgcc-s1", "libssl3", "libstdc++6", "zlib1g"]);
        await Shell.RunAsync(folder.Path, "sh", ["-c", "mkdir -p root/usr/bin && cp \"$(node -p process.execPath)\" root/usr/bin/node"]);
        folder.Write("Dockerfile", "FROM scratch\nCOPY root/ /\n");
        var reference = $"pipeline-test/stranger-base:{Guid.NewGuid():N}";
        await Shell.RunAsync(folder.Path, "docker", ["build", "--quiet", "--tag", reference, "."]);
        return new StrangersBase(reference);
    }

    public async ValueTask DisposeAsync() => await Shell.RunAsync(Repository.Root, "docker", ["image", "rm", "--force", Reference]);
}
