namespace Pipeline.Releases.Schedules;

/// <summary>The holidays of some countries; every year is computed once.</summary>
internal sealed class HolidayCalendar(IReadOnlyList<Holidays> countries)
{
    private readonly Dictionary<(string Country, int Year), IReadOnlyDictionary<DateOnly, string>> _years = [];

    /// <summary><c>holiday in NL (Eerste Kerstdag)</c>; null when the date is none.</summary>
    public string? Find(DateOnly date)
    {
        foreach (var country in countries)
        {
            if (!_years.TryGetValue((country.Country, date.Year), out var days))
                _years[(country.Country, date.Year)] = days = country.In(date.Year);
            if (days.TryGetValue(date, out var name))
                return $"holiday in {country.Country} ({name})";
        }

        return null;
    }
}
