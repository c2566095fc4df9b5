namespace Pipeline.Testing.GitHub;

/// <summary>A release as the fake keeps it.</summary>
public sealed class FakeRelease
{
    public required long Id { get; init; }

    public required string Tag { get; set; }

    public string? Name { get; set; }

    public string? Body { get; set; }

    public bool IsDraft { get; set; }

    public bool IsPrerelease { get; set; }

    /// <summary>What was asked for when it was published.</summary>
    public string? MakeLatest { get; set; }

    public List<FakeAsset> Assets { get; } = [];

    public IEnumerable<string> Files => Assets.Where(asset => asset.State == "uploaded").Select(asset => asset.Name);
}
