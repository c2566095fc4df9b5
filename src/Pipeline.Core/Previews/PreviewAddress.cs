namespace Pipeline.Core.Previews;

/// <summary>Where a module of a preview answers.</summary>
/// <param name="Module">The module.</param>
/// <param name="Address">The address.</param>
internal sealed record PreviewAddress(string Module, string Address);
