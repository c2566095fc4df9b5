namespace Pipeline.Core.Publications;

/// <summary>A file of a release.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Digest">The hash of its content: <c>sha256:</c> and 64 hexadecimal digits.</param>
internal sealed record PublishedFile(string Name, long Size, string Digest);
