namespace Pipeline.Reports.Tests.Releases.Quarter;

/// <summary>What is otherwise than usual on a day.</summary>
internal sealed record QuarterDay
{
    private static readonly QuarterDay Usual = new();

    private static readonly Dictionary<DateOnly, QuarterDay> Unusual = new()
    {
        [new DateOnly(2026, 10, 7)] = new() { Veto = "the basket forgets the tea" },
        [new DateOnly(2026, 10, 14)] = new() { Withdrawn = "the suite ran against yesterday's data" },
        [new DateOnly(2026, 10, 20)] = new() { Fails = "orders does not become ready" },
        [new DateOnly(2026, 11, 19)] = new() { Coverage = 74 },
        [new DateOnly(2026, 11, 24)] = new() { SreIsLate = true },
    };

    public double Coverage { get; init; } = 90;

    public string? Veto { get; init; }

    public string? Withdrawn { get; init; }

    public string? Fails { get; init; }

    public bool SreIsLate { get; init; }

    public static QuarterDay Of(DateOnly date) => Unusual.GetValueOrDefault(date, Usual);
}
