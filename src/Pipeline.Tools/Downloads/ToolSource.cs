namespace Pipeline.Tools.Downloads;

/// <summary>A place that a tool can be fetched from.</summary>
/// <param name="Platform">The system that the file is for, as <see cref="ToolPlatform"/> writes it.</param>
/// <param name="Address">The file: the program itself, or a <c>.tar.gz</c> that holds it.</param>
/// <param name="Checksum">What the file hashes to; anything else is refused.</param>
/// <param name="Entry">The program's path inside the archive; null when the file is the program.</param>
internal sealed record ToolSource(string Platform, Uri Address, Checksum Checksum, string? Entry = null);
