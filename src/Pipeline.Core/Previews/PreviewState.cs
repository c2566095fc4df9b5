namespace Pipeline.Core.Previews;

/// <summary>How a preview stands.</summary>
internal enum PreviewState
{
    /// <summary>Somebody opens it for the first time.</summary>
    Opening,

    /// <summary>It is there.</summary>
    Open,

    /// <summary>Somebody removes it.</summary>
    Closing,

    /// <summary>A run left it half there.</summary>
    Leftover,
}
