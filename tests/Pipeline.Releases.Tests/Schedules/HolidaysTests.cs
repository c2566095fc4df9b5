using Pipeline.Core.Errors;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class HolidaysTests
{
    [Theory]
    [InlineData("NL", "2026-04-27", "Koningsdag")]
    [InlineData("GB", "2026-12-28", "Boxing Day")]
    [InlineData("US", "2026-07-03", "independence day")]
    [InlineData("RS", "2026-04-13", "Васкрсни понедељак")]
    [InlineData("RO", "2026-04-10", "Vinerea Mare")]
    [InlineData("FR", "2026-07-14", "Fête nationale")]
    public void The_days_off_of_a_country_have_names(string country, string date, string name) =>
        Assert.Equal(name, Holidays.Of(country).In(2026)[WrittenTimes.Date(date)]);

    [Fact]
    public void A_holiday_that_is_moved_from_the_weekend_is_none_there() => Assert.DoesNotContain(new DateOnly(2026, 7, 4), Holidays.Of("US").In(2026));

    [Fact]
    public void A_day_off_that_is_moved_into_the_year_before_is_of_that_year() => Assert.Equal("new year", Holidays.Of("US").In(2027)[new DateOnly(2027, 12, 31)]);

    [Fact]
    public void A_holiday_of_a_region_is_none() => Assert.DoesNotContain(new DateOnly(2026, 7, 1), Holidays.Of("PT").In(2026));

    [Fact]
    public void The_code_may_be_in_small_letters() => Assert.Equal(Holidays.Of("NL"), Holidays.Of("nl"));

    [Fact]
    public void Two_holidays_on_one_date_are_a_day_off() => Assert.Contains(new DateOnly(2008, 5, 1), Holidays.Of("DE").In(2008));

    [Theory]
    [InlineData("IN")]
    [InlineData("PO")]
    [InlineData("")]
    [InlineData("NLD")]
    public void An_unknown_country_is_refused_with_the_known_ones(string country) => Assert.Equal(
        $"The holidays of '{country}' are not known. Known are those of AT, AU, BE, BR, CA, CH, CZ, DE, DK, EE, ES, FI, FR, GB, GR, HR, HU, IE, IT, JP, KZ, LT, LU, LV, "
        + "MX, NL, NO, NZ, PL, PT, RO, RS, SE, SI, SK, TR, US, ZA. Of another country list the dates: .Except(\"2027-01-26\", \"2027-08-15\").",
        Assert.Throws<PipelineException>(() => Holidays.Of(country)).Message);

    [Fact]
    public void Every_country_has_between_three_and_twenty_named_days_off_in_every_year_of_half_a_century() => Assert.All(Holidays.Countries, country =>
        Assert.All(Enumerable.Range(2020, 50), year =>
        {
            var days = Holidays.Of(country).In(year);
            Assert.InRange(days.Count, 3, 20);
            Assert.All(days, day => Assert.False(string.IsNullOrWhiteSpace(day.Value)));
        }));

    [Fact]
    public void A_year_that_a_calendar_does_not_reach_is_refused() => Assert.Equal(
        "The holidays of TR in 2500 cannot be told. List the dates instead: .Except(\"2500-01-01\").",
        Assert.Throws<PipelineException>(() => Holidays.Of("TR").In(2500)).Message);
}
