namespace Pipeline.Stages.Deploy;

/// <summary>A release in a namespace.</summary>
/// <param name="Name">The release's name: the module's.</param>
/// <param name="Namespace">The namespace.</param>
public sealed record ReleaseName(string Name, string Namespace);
