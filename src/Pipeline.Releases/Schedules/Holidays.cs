using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using PublicHoliday;

namespace Pipeline.Releases.Schedules;

/// <summary>The public holidays of a country that the whole country has.</summary>
public sealed record Holidays
{
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
    internal static IReadOnlyList<string> Countries { get; } =
        // The library has Poland twice, once by a wrong code.
        [.. Enum.GetValues<PublicHolidayCountryCode>().Where(code => code != PublicHolidayCountryCode.Po).Select(code => code.ToString().ToUpperInvariant()).Order(StringComparer.Ordinal)];

    /// <summary>The days off of a year, with their names in the country's language; where a holiday is moved from a weekend, the day it is moved to.</summary>
    /// <exception cref="PipelineException">They cannot be told for this year.</exception>
    internal IReadOnlyDictionary<DateOnly, string> In(int year)
    {
        var calendar = PublicHolidayFactory.GetPublicHolidayForCountry(Country);
        try
        {
            // A day off may be moved into another year, such as New Year of 2028 in the United States.
            return Enumerable.Range(year - 1, 3).SelectMany(one => Named(calendar, one))
                .Select(day => (Date: DateOnly.FromDateTime(day.Date), day.Name))
                .Where(day => day.Date.Year == year)
                .DistinctBy(day => day.Date)
                .ToDictionary(day => day.Date, day => day.Name);
        }
        catch (ArgumentException exception)
        {
            throw new PipelineException($"The holidays of {Country} in {year} cannot be told. List the dates instead: .Except(\"{year}-01-01\").", exception);
        }
    }

    private static IEnumerable<(DateTime Date, string Name)> Named(IPublicHolidays calendar, int year)
    {
        // Its names alone need a culture that a machine may not have.
        if (calendar is USAPublicHoliday)
            return calendar.PublicHolidaysInformation(year).Select(day => (day.ObservedDate, KebabCase.Of(day.IdTextLocalization).Replace('-', ' ')));
        try
        {
            return [.. calendar.PublicHolidayNames(year).Select(day => (day.Key, day.Value))];
        }
        catch (ArgumentException)
        {
            // Two holidays on one date, such as 1 May 2008 in Germany, are more than the dictionary takes.
            return calendar.PublicHolidays(year).Select(date => (date, "public holiday"));
        }
    }

    private static string Checked(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        var code = country.ToUpperInvariant();
        return Countries.Contains(code)
            ? code
            : throw new PipelineException(
                $"The holidays of '{country}' are not known. Known are those of {string.Join(", ", Countries)}. Of another country list the dates: .Except(\"2027-01-26\", \"2027-08-15\").");
    }
}
