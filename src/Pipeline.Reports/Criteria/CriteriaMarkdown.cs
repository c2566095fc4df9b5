using System.Globalization;
using System.Text;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Votes;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Criteria;

/// <summary>Writes the criteria of a cycle as Markdown for people (O2).</summary>
internal static class CriteriaMarkdown
{
    /// <summary>The whole: per environment what it asks for, then the modules' own criteria and the levels of maturity. No name can become markup.</summary>
    /// <param name="application">The application.</param>
    /// <param name="policy">The rules.</param>
    /// <param name="adopted">Their adoption; null: they are declared, and not in force.</param>
    public static string Write(string application, ReleasePolicy policy, AdoptedPolicy? adopted)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Criteria of {Plain(application)}{(adopted is null ? "" : $", cycle {Plain(adopted.Cycle)}")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Plain(Standing(adopted))} Digest of the rules: `{policy.Digest()}`.\n");
        Schedule(text, policy.Schedule);
        foreach (var environment in policy.Environments)
            Write(text, environment);
        foreach (var (module, gate) in policy.Modules)
            GateMarkdown.Write(text, $"## Module {Plain(module)}, beyond the common minimum", gate);
        foreach (var (level, gate) in policy.Maturity?.Levels() ?? [])
            GateMarkdown.Write(text, $"## Maturity {MaturityWords.Of(level)}", gate);
        return text.ToString();
    }

    private static string Standing(AdoptedPolicy? adopted) => adopted is null
        ? "Declared in the build, and not in force: nobody adopted them."
        : $"In force since {TimeText.Minute(adopted.At)}, by {adopted.By}{(adopted.Because is null ? "" : $", changed in mid-cycle: {adopted.Because}")}.";

    private static void Write(StringBuilder text, EnvironmentPolicy environment)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## Environment {Plain(environment.Name)}\n\n");
        foreach (var line in Lines(environment).Concat(Times(environment)))
            text.Append(CultureInfo.InvariantCulture, $"- {Plain(line)}\n");
        GateMarkdown.Write(text, "### Gate", environment.Gate);
        Approval(text, "### Approval", environment.Roles);
        if (environment.EmergencyGate is not { } emergency)
            return;
        GateMarkdown.Write(text, $"### Gate of emergencies{(environment.EmergencyFrom is { } from ? $", which an alert of {from.ToString().ToLowerInvariant()} severity or worse makes" : "")}", emergency);
        Approval(text, "### Approval of emergencies", environment.EmergencyRoles ?? environment.Roles);
    }

    private static IEnumerable<string> Lines(EnvironmentPolicy environment)
    {
        yield return environment.Branch is { } branch ? $"Takes bundles of the branch {branch}" : "Takes bundles of any branch";
        yield return environment.After.Count == 0 ? "Comes after no other environment" : $"Comes after {string.Join(environment.AfterAny ? " or " : " and ", environment.After)}";
        if (environment.Soak > TimeSpan.Zero)
            yield return $"Bundles run for {TimeText.Length(environment.Soak)} in the environments before";
        if (environment.TakesBlessedOnly)
            yield return "Takes blessed bundles only";
        if (environment.Automatic)
            yield return "Bundles go there by themselves once they may";
    }

    private static IEnumerable<string> Times(EnvironmentPolicy environment)
    {
        if (environment.Windows.Count > 0)
            yield return $"Takes deployments {string.Join(" and ", environment.Windows)}";
        foreach (var freeze in environment.Freezes)
            yield return $"Takes none from {freeze.From.Text()} until {freeze.Until.Text()} {freeze.TimeZone} because {freeze.Because}";
        if (environment.AtMostPerWindow is { } most)
            yield return string.Create(CultureInfo.InvariantCulture, $"Takes at most {most} {(most == 1 ? "deployment" : "deployments")} a {(environment.Windows.Count > 0 ? "window" : "day of UTC")}");
    }

    private static void Schedule(StringBuilder text, ReleaseSchedule? schedule)
    {
        if (schedule is null)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## Schedule\n\n- A release {Plain(schedule.ToString())}\n");
        if (schedule.GoNoGoBefore > TimeSpan.Zero)
            text.Append(CultureInfo.InvariantCulture, $"- It is decided {TimeText.Length(schedule.GoNoGoBefore)} before\n");
        string[] none = [.. schedule.Except.Select(date => $"on {date.Text()}"), .. schedule.Holidays.Select(country => $"on the holidays of {country.Country}")];
        if (none.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"- There is none {Plain(string.Join(", ", none))}\n");
    }

    private static void Approval(StringBuilder text, string title, IReadOnlyList<Role> roles)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}\n\n");
        if (roles.Count == 0)
        {
            text.Append("Nobody needs to approve.\n");
            return;
        }

        Row(text, ["Role", "People", "GO votes needed", "Veto"]);
        Row(text, Enumerable.Repeat("---", 4));
        foreach (var role in roles)
            Row(text, [Plain(role.Name), Plain(role.People), role.Quorum.ToString(CultureInfo.InvariantCulture), role.Veto ? "yes" : "no"]);
    }
}
