using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Bundles;

/// <summary>The artifacts of all modules that move together (O1). It never changes; its id is the hash of its content.</summary>
internal sealed record Bundle
{
    /// <summary>The id.</summary>
    public required Digest Id { get; init; }

    /// <summary>What it is made of.</summary>
    public required BundleContent Content { get; init; }

    /// <summary>Every digest that evidence about it may be of: its own, and those of its images and charts.</summary>
    [JsonIgnore]
    public IEnumerable<Digest> Subjects => [Id, .. Content.Modules.SelectMany(module => module.Subjects)];

    /// <summary>The beginning of the id, long enough for people.</summary>
    [JsonIgnore]
    public string ShortId => Id.Hex[..12];
}
