namespace Nuke.Common.IO;

/// <summary>Whether case counts when patterns find files.</summary>
public enum GlobbingCaseSensitivity
{
    /// <summary>It counts except on Windows.</summary>
    Auto,

    /// <summary>It counts.</summary>
    CaseSensitive,

    /// <summary>It does not count.</summary>
    CaseInsensitive,
}
