namespace Pipeline.Stages.Deploy;

/// <summary>What a deployment found before it changed a release.</summary>
/// <param name="Module">The module, which the release is named like.</param>
/// <param name="Last">The newest revision; 0 when there was none.</param>
/// <param name="Good">The newest revision that ran; null when none did.</param>
internal sealed record ChangedRelease(string Module, int Last, int? Good);
