namespace Pipeline.Reports.Plots;

/// <summary>The values at the side of a plot.</summary>
internal static class PlotScale
{
    private const int Steps = 5;
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];

    /// <summary>Round values from 0 to at least <paramref name="greatest"/>, about five steps.</summary>
    public static IReadOnlyList<double> Ticks(double greatest)
    {
        if (!(greatest > 0) || !double.IsFinite(greatest))
            return [0, 1];
        var power = Math.Pow(10, Math.Floor(Math.Log10(greatest / Steps)));
        var step = Round.Select(factor => factor * power).First(step => step * Steps >= greatest * 0.999_999);
        var count = (int)Math.Ceiling(greatest / step * 0.999_999);
        return [.. Enumerable.Range(0, count + 1).Select(number => number * step)];
    }
}
