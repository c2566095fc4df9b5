namespace Pipeline.EndToEnd;

/// <summary>The facts about <see cref="Rehearsals"/>, which share its runs.</summary>
[CollectionDefinition(Name)]
public sealed class PipelineCollection : ICollectionFixture<Rehearsals>
{
    public const string Name = "Pipeline";
}
