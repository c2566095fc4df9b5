using System.Globalization;
using System.Text;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>An umbrella release as text.</summary>
internal static class UmbrellaTable
{
    /// <summary>What it is, and how every module stands: with which version it qualifies, or every reason why not.</summary>
    public static string Write(LedgerState state, UmbrellaState umbrella, UmbrellaStatus status)
    {
        ArgumentNullException.ThrowIfNull(umbrella);
        ArgumentNullException.ThrowIfNull(status);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{umbrella}, target {umbrella.Plan.Target:yyyy-MM-dd}, opened by {umbrella.By}{(umbrella.IsRehearsal ? ", a rehearsal" : "")}\n");
        foreach (var release in umbrella.Releases)
            text.Append(CultureInfo.InvariantCulture, $"  {release.Version} was cut at {release.At.UtcDateTime:yyyy-MM-dd HH:mm'Z'} by {release.By}, commit {release.Commit[..Math.Min(12, release.Commit.Length)]}\n");
        var width = status.Members.Select(member => member.Module.Length).DefaultIfEmpty().Max();
        foreach (var member in status.Members)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(member.Pin is null ? "✘" : "✔")} {member.Module.PadRight(width)}  {(member.Pin is { } pin ? $"{pin.Version}  {BundleName.Of(state, pin.Bundle)}" : member.HasJoined ? "misses" : "is expected")}\n");
            foreach (var reason in member.Reasons)
                text.Append(CultureInfo.InvariantCulture, $"    - {PlainText.OneLine(reason)}\n");
        }

        if (status.Members.Count == 0)
            text.Append("No module has joined: ./build.sh Umbrella --join --module NAME\n");
        else if (status.Pins.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"{umbrella.NextVersion} would have {status.Pins.Count} of {umbrella.Members.Count} that joined: ./build.sh Umbrella --cut\n");
        return text.ToString();
    }
}
