using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Umbrella;

/// <summary>Reads <c>umbrella.yaml</c>: the same as the build class can say, for those who do not write C#.</summary>
internal sealed class UmbrellaYaml
{
    /// <summary>The file, at the root of the repository.</summary>
    public const string FileName = "umbrella.yaml";

    private readonly List<ModuleProblem> _problems = [];
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="PipelineException">It is no such file; the message has every problem, with its line.</exception>
    public static UmbrellaPlan Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new UmbrellaYaml();
        UmbrellaPlan? plan = null;
        try
        {
            plan = reader.ReadPlan(new ManifestFields(ManifestYaml.Load(text, FileName), "", FileName, reader._problems, reader._lines));
        }
        catch (InvalidModulesException exception)
        {
            reader._problems.AddRange(exception.Problems);
        }

        return plan is not null && reader._problems.Count == 0
            ? plan
            : throw new PipelineException($"The umbrella release cannot be read:{string.Concat(reader._problems.Select(problem => $"\n  {problem.Where}: {problem.Message}"))}\nMend {FileName}.");
    }

    private UmbrellaPlan ReadPlan(ManifestFields fields)
    {
        var plan = new UmbrellaPlan
        {
            Name = Required(fields, "name", "aether"),
            Version = Required(fields, "version", "\"2.1\""),
            Target = DateOf(Required(fields, "target", "2026-12-15")),
            Modules = fields.List("modules") ?? [],
            Branch = fields.Text("branch"),
            Criteria = fields.Section("criteria") is { } criteria ? ReadCriteria(criteria) : Gate.Open,
        };
        fields.RefuseOthers();
        if (_problems.Count == 0)
            _problems.AddRange(plan.Problems().Select(problem => new ModuleProblem(FileName, Sentence(problem))));
        return plan;
    }

    private Gate ReadCriteria(ManifestFields fields)
    {
        var gate = new GateBuilder(Gate.Open);
        if (fields.Text("coverage") is { } coverage)
            gate = double.TryParse(coverage, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least) && least <= 100 ? gate.Coverage(least) : Wrong(gate, "criteria.coverage", "a number from 0 to 100");
        if (fields.Text("noNewVulnerabilities") is { } severity)
            gate = Array.Find(Enum.GetNames<Severity>(), name => name.Equals(severity, StringComparison.OrdinalIgnoreCase)) is { } found ? gate.NoNewVulnerabilities(Enum.Parse<Severity>(found)) : Wrong(gate, "criteria.noNewVulnerabilities", $"one of {string.Join(", ", Enum.GetNames<Severity>()).ToLowerInvariant()}");
        foreach (var evidence in fields.List("passed") ?? [])
            gate = Passed(gate, evidence);
        fields.RefuseOthers();
        return gate.Gate;
    }

    // Tests are of a module, what is recorded otherwise of the whole.
    private static GateBuilder Passed(GateBuilder gate, string evidence) => evidence switch
    {
        nameof(Core.Stages.Stage.UnitTest) => gate.UnitTestsPassed(),
        nameof(Core.Stages.Stage.IntegrationTest) => gate.IntegrationPassed(),
        _ => gate.Passed(evidence),
    };

    private string Required(ManifestFields fields, string key, string example)
    {
        if (fields.Text(key) is { } value)
            return value;
        if (!_lines.ContainsKey(key))
            _problems.Add(new ModuleProblem(FileName, $"The key '{key}' is missing; write '{key}: {example}'."));
        return "";
    }

    private DateOnly DateOf(string text)
    {
        if (text.Length == 0)
            return default;
        try
        {
            return UmbrellaBuilder.DateOf(text);
        }
        catch (PipelineException exception)
        {
            _problems.Add(new ModuleProblem($"{FileName}:{_lines["target"]}", exception.Message));
            return default;
        }
    }

    private GateBuilder Wrong(GateBuilder gate, string key, string expected)
    {
        _problems.Add(new ModuleProblem($"{FileName}:{_lines[key]}", $"{key} is {expected}."));
        return gate;
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
