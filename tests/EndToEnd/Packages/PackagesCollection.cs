namespace Pipeline.EndToEnd.Packages;

/// <summary>The facts about <see cref="PackedFeed"/>, which is packed once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "Packages";
}
