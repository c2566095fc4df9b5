namespace Pipeline.Core.Previews;

/// <summary>What was done with a preview last.</summary>
internal enum PreviewPhase
{
    /// <summary>It is opened for the first time; nobody has seen all of it.</summary>
    Opening,

    /// <summary>All of it was deployed.</summary>
    Open,

    /// <summary>It is being removed.</summary>
    Closing,
}
