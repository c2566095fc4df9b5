namespace Pipeline.Core.Notes;

internal readonly record struct NotesSection(int Order, string Title)
{
    public static NotesSection Of(string type) => type switch
    {
        "feat" => new(0, "Features"),
        "fix" => new(1, "Fixes"),
        "perf" => new(2, "Performance"),
        "revert" => new(3, "Reverted"),
        "docs" => new(4, "Documentation"),
        _ => new(5, "Other changes"),
    };
}
