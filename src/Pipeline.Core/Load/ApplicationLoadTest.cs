namespace Pipeline.Core.Load;

/// <summary>The load test of a whole application.</summary>
/// <param name="Through">The module that the requests go to.</param>
/// <param name="Settings">What is asked, and what must hold.</param>
internal sealed record ApplicationLoadTest(string Through, LoadTestSettings Settings);
