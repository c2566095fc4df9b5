using Pipeline.Core.Errors;
using PublicHoliday;

namespace Pipeline.Releases.Schedules;

/// <summary>The public holidays of a country that the whole country has.</summary>
public sealed record Holidays
{
    private static readonly IReadOnlyList<string> Known =
        [.. Enum.GetValues<PublicHolidayCountryCode>().Where(code => code != PublicHolidayCountryCode.Po).Select(code => code.ToString().ToUpperInvariant()).Order(StringComparer.Ordinal)];

    /// <summary>The ISO 3166 code of the country, in capitals.</summary>
    public required string Country { get; init => field = Checked(value); }

    /// <summary>
    /// The holidays of a country. There are: AT, AU, BE, BR, CA, CH, CZ, DE, DK, EE, ES, FI, FR, GB, GR, HR, HU, IE, IT, JP, KZ, LT, LU, LV, MX, NL,
    /// NO, NZ, PL, PT, RO, RS, SE, SI, SK, TR, US, ZA. Of another country list the dates.
    /// </summary>
    /// <param name="country">The ISO 3166 code, such as <c>NL</c>.</param>
    /// <exception cref="PipelineException">The holidays of the country are not known.</exception>
    public static Holidays Of(string country) => new() { Country = country };

    /// <summary>The codes that <see cref="Of"/> takes.</summary>
    internal static IReadOnlyList<string> Countries => Known;

    /// <summary>The days off of a year, with their names in the country's language; where a holiday is moved from a weekend, the day it is moved to.</summary>
    /// <exception cref="PipelineException">They cannot be told for this year.</exception>
    internal IReadOnlyDictionary<DateOnly, string> In(int year)
    {
        var calendar = PublicHolidayFactory.GetPublicHolidayForCountry(Country);
        try
        {
            return Named(calendar, year).DistinctBy(day => day.Key).ToDictionary();
        }
        catch (ArgumentException exception)
        {
            throw new PipelineException($"The holidays of {Country} in {year} cannot be told. List the dates instead: .Except(\"{year}-01-01\").", exception);
        }
    }

    // The names come from the dictionary alone: the other lists know no English, and need a culture that a machine may not have.
    private static IEnumerable<KeyValuePair<DateOnly, string>> Named(IPublicHolidays calendar, int year)
    {
        try
        {
            return [.. calendar.PublicHolidayNames(year).Select(day => KeyValuePair.Create(DateOnly.FromDateTime(day.Key), day.Value))];
        }
        catch (ArgumentException)
        {
            // Two holidays on one date, such as 1 May 2008 in Germany, are more than the dictionary takes.
            return calendar.PublicHolidays(year).Select(day => KeyValuePair.Create(DateOnly.FromDateTime(day), "public holiday"));
        }
    }

    private static string Checked(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        var code = country.ToUpperInvariant();
        return Known.Contains(code)
            ? code
            : throw new PipelineException(
                $"The holidays of '{country}' are not known. Known are those of {string.Join(", ", Known)}. Of another country list the dates: .Except(\"2027-01-26\", \"2027-08-15\").");
    }
}
