namespace Pipeline.Tools.Slack;

/// <summary>A module, as a message names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
internal sealed record ToldModule(string Name, string Version)
{
    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
