using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.GitHub;

/// <summary>A file that is published with a release.</summary>
internal sealed partial record ReleaseFile
{
    private ReleaseFile(string name, string path, long size, string digest) => (Name, Path, Size, Digest) = (name, path, size, digest);

    /// <summary>The name in the release.</summary>
    public string Name { get; }

    /// <summary>The absolute path here.</summary>
    public string Path { get; }

    /// <summary>The length in bytes.</summary>
    public long Size { get; }

    /// <summary>The hash of the content as GitHub writes it: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="name">Its name in the release; a character that GitHub would replace becomes a hyphen, so that the file is found again.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PipelineException">It has 2 GiB or more, which GitHub does not take, or nothing of its name is left.</exception>
    public static async Task<ReleaseFile> ReadAsync(string name, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = Unsafe().Replace(name, "-").Trim('.');
        if (plain.Length == 0)
            throw new PipelineException($"'{name}' is no name of a file in a release. Name it with letters, digits, hyphens, underscores and dots.");
        await using var content = File.OpenRead(path);
        if (content.Length > int.MaxValue)
            throw new PipelineException($"{path} has {content.Length} bytes; GitHub takes files below 2 GiB into a release. Make it smaller, or leave it out.");
        return new ReleaseFile(plain, path, content.Length, $"sha256:{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken))}");
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();
}
