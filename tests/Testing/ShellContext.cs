using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pipeline.Testing;

/// <summary>
/// A build context whose image has a shell and a few programs, taken from this machine with the libraries they need: it
/// builds where no image can be pulled.
/// </summary>
public sealed partial class ShellContext : IDisposable
{
    private readonly TempDirectory _directory = new("pipeline-shell-");

    /// <summary>Writes the context.</summary>
    /// <param name="instructions">Further instructions of the Dockerfile, after the files are in.</param>
    public ShellContext(params string[] instructions)
    {
        foreach (var program in (string[])["/bin/sh", "/bin/cat", "/bin/sleep"])
            CopyProgram(program);
        _directory.Write("Dockerfile", string.Join('\n', ["FROM scratch", $"LABEL {Label}", "COPY root /", .. instructions, ""]));
    }

    /// <summary>The context's folder, with a <c>Dockerfile</c>.</summary>
    public string Path => _directory.Path;

    /// <summary>The label, <c>name=value</c>, that only images of this context have.</summary>
    public string Label { get; } = $"pipeline-test={Guid.NewGuid():N}";

    /// <summary>Removes every image that was built from this context, also what a failed build left.</summary>
    public void RemoveImages(string engine)
    {
        foreach (var image in Read(engine, "images", "--quiet", "--no-trunc", "--filter", $"label={Label}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct())
            Read(engine, "image", "rm", "--force", image);
    }

    /// <summary>Writes a further file of the context.</summary>
    public string Write(string relative, string content) => _directory.Write(relative, content);

    public void Dispose() => _directory.Dispose();

    private void CopyProgram(string program)
    {
        var libraries = LibraryPath.Matches(Read("ldd", program)).Select(match => match.Value);
        foreach (var file in libraries.Append(program))
        {
            var target = _directory["root" + file];
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file, target, overwrite: true);
        }
    }

    private static string Read(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    [GeneratedRegex(@"/\S+\.so\S*")]
    private static partial Regex LibraryPath { get; }
}
