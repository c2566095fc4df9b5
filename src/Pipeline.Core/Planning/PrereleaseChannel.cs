using System.Numerics;
using Pipeline.Core.Errors;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Versions of a pre-release channel: <c>1.2.0-rc.3</c> is the third of the channel <c>rc</c> on the way to 1.2.0.</summary>
internal static class PrereleaseChannel
{
    /// <summary>Refuses what is no channel.</summary>
    /// <exception cref="PipelineException">The name is no single identifier, or is a number.</exception>
    public static void Check(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Length == 0 || !char.IsAsciiLetter(channel[0]) || !channel.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            throw new PipelineException($"'{channel}' is no pre-release channel. Expected letters, digits and hyphens, a letter first, such as rc or dev.");
    }

    /// <summary>The number of <paramref name="version"/> in <paramref name="channel"/>; null when it is not of the channel.</summary>
    public static BigInteger? NumberOf(SemVersion version, string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return version.PrereleaseIdentifiers is [var name, { NumericValue: { } number }] && name.Value == channel ? number : null;
    }

    /// <summary>The next version of <paramref name="channel"/> on the way to <paramref name="target"/>, after all that exist.</summary>
    public static SemVersion Next(SemVersion target, string channel, IEnumerable<SemVersion> existing)
    {
        var release = target.WithoutPrereleaseOrMetadata();
        var numbers = existing.Where(version => version.WithoutPrereleaseOrMetadata() == release).Select(version => NumberOf(version, channel) ?? 0);
        return release.WithPrerelease(new PrereleaseIdentifier(channel), new PrereleaseIdentifier(numbers.DefaultIfEmpty(0).Max() + 1));
    }
}
