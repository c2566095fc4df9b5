namespace Pipeline.Tools.Tests.Ledger;

/// <summary>Stands for the end of this process.</summary>
internal sealed class KilledException() : Exception("Killed.");
