using NodaTime;
using Pipeline.Core.Errors;

namespace Pipeline.Releases.Schedules;

/// <summary>The single days of <see cref="Days"/>, and how a sentence names them.</summary>
internal static class WeekdayText
{
    private static readonly Days[] Single = [Days.Monday, Days.Tuesday, Days.Wednesday, Days.Thursday, Days.Friday, Days.Saturday, Days.Sunday];

    /// <summary>Whether <paramref name="day"/> is among the days.</summary>
    public static bool Includes(this Days days, IsoDayOfWeek day) => (days & Single[(int)day - 1]) != 0;

    /// <summary>The days, numbered as ISO does: Monday is 1, Sunday is 7.</summary>
    public static IReadOnlyList<int> Numbers(this Days days) => [.. Enumerable.Range(1, 7).Where(number => days.Includes((IsoDayOfWeek)number))];

    /// <summary><c>Monday to Friday</c>, <c>Monday and Thursday</c>, <c>every day</c>.</summary>
    public static string Text(this Days days)
    {
        var numbers = days.Numbers();
        string[] names = [.. numbers.Select(number => Single[number - 1].ToString())];
        return names switch
        {
            [] => "no day",
            { Length: 7 } => "every day",
            [_, _, _, ..] when numbers[^1] - numbers[0] == names.Length - 1 => $"{names[0]} to {names[^1]}",
            [.. var first, var last] => first.Length == 0 ? last : $"{string.Join(", ", first)} and {last}",
        };
    }

    /// <summary>The days themselves when there is one among them and nothing else.</summary>
    /// <exception cref="PipelineException">There is none, or a number that is no day.</exception>
    public static Days Checked(this Days days, string where) => days is > Days.None and <= Days.All
        ? days
        : throw new PipelineException($"{where} has no days: '{days}'. Name at least one, such as Days.Weekdays or Days.Monday | Days.Thursday.");
}
