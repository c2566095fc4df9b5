namespace Pipeline.Tools.Git;

internal readonly record struct TreeEntry(string Mode, string Type, string Id);
