using System.Globalization;

namespace Pipeline.Tools.Git;

/// <summary>Times as git writes them. Histories that other systems wrote have commits without one, or with one that no calendar has.</summary>
internal static class GitTime
{
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The time of <paramref name="seconds"/> since 1970; 1970 itself for what is none, as git shows it.</summary>
    public static DateTimeOffset Read(ReadOnlySpan<char> seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.TryParse(seconds, CultureInfo.InvariantCulture, out var time) && time >= 0 && time <= Last ? time : 0);
}
