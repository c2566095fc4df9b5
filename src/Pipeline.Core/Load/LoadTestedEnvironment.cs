namespace Pipeline.Core.Load;

/// <summary>Said of an environment whose deployments the generated workflows test under load.</summary>
internal sealed record LoadTestedEnvironment;
