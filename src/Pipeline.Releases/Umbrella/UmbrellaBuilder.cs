using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Umbrella;

/// <summary>Describes an umbrella release; every method returns a changed copy.</summary>
public sealed record UmbrellaBuilder
{
    private readonly UmbrellaPlan _plan;

    internal UmbrellaBuilder(string name) => _plan = new UmbrellaPlan { Name = name, Version = "", Target = default };

    /// <summary>The release line, such as <c>2.1</c>.</summary>
    public UmbrellaBuilder Version(string line) => new(_plan with { Version = line });

    /// <summary>The last day (UTC) on which modules may join: <c>2026-12-15</c>.</summary>
    /// <exception cref="PipelineException">It is no date.</exception>
    public UmbrellaBuilder Target(string date) => new(_plan with { Target = DateOf(date) });

    /// <summary>What a module's micro-release meets, beyond what the module itself asks for.</summary>
    public UmbrellaBuilder Gate(Func<GateBuilder, GateBuilder> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return new(_plan with { Criteria = criteria(new GateBuilder(_plan.Criteria)).Gate });
    }

    /// <summary>The modules that are expected, and no other. Default: open to all.</summary>
    public UmbrellaBuilder Modules(params string[] names) => new(_plan with { Modules = [.. _plan.Modules, .. names] });

    /// <summary>Takes the micro-releases of this branch only. Default: of any.</summary>
    public UmbrellaBuilder From(string branch) => new(_plan with { Branch = branch });

    /// <summary>What was described.</summary>
    /// <exception cref="PipelineException">Something is missing or wrong; the message has all of it.</exception>
    internal UmbrellaPlan Build()
    {
        List<string> problems = [.. _plan.Problems(), .. _plan.Target == default ? new[] { "it has no target date: .Target(\"2026-12-15\")" } : []];
        return problems.Count == 0 ? _plan : throw new PipelineException($"The umbrella release {PlainText.OneLine(_plan.Name)} cannot be:{string.Concat(problems.Select(problem => $"\n  - {problem}"))}\nMend its declaration in the build class.");
    }

    /// <summary>Reads a day; one rule for both ways to declare an umbrella.</summary>
    internal static DateOnly DateOf(string date) => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new PipelineException($"'{PlainText.OneLine(date)}' is no date. Write year, month and day: 2026-12-15.");

    private UmbrellaBuilder(UmbrellaPlan plan) => _plan = plan;
}
