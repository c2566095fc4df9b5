namespace Pipeline.Components.Tests.Rollbacks;

/// <summary>Tests whose builds each serve a registry of their own: one at a time, as on a machine with one checkout.</summary>
[CollectionDefinition(Name)]
public sealed class ShopCollection
{
    public const string Name = "Deployed shops";
}
