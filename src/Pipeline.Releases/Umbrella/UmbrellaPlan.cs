using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Pipeline.Core.Text;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Umbrella;

/// <summary>A release of several modules at a target date (O4), as it was declared: from those that commit to take part and meet the criteria.</summary>
internal sealed partial record UmbrellaPlan
{
    /// <summary>The name, such as <c>aether</c>; its chart and its branch are named after it.</summary>
    public required string Name { get; init; }

    /// <summary>The release line, such as <c>2.1</c>; its releases are 2.1.0, 2.1.1 and so on.</summary>
    public required string Version { get; init; }

    /// <summary>The last day (UTC) on which modules may join.</summary>
    public required DateOnly Target { get; init; }

    /// <summary>What a module's micro-release meets, beyond what the module itself asks for.</summary>
    public Gate Criteria { get; init; } = Gate.Open;

    /// <summary>The modules that are expected; empty: it is open to all.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>The branch whose micro-releases it takes; null: any.</summary>
    public string? Branch { get; init; }

    /// <summary>Name and release line, <c>aether-2.1</c>: the umbrella's id, and its release branch (A6).</summary>
    [JsonIgnore]
    public string Id => $"{Name}-{Version}";

    /// <summary>Everything that is wrong with it, each a sentence without a full stop.</summary>
    public IEnumerable<string> Problems()
    {
        if (!DnsLabel.IsValid(Name))
            yield return $"'{PlainText.OneLine(Name)}' is no name of an umbrella release; expected {DnsLabel.Rule}";
        if (!Line().IsMatch(Version))
            yield return $"'{PlainText.OneLine(Version)}' is no release line; expected two numbers, such as 2.1";
        foreach (var module in Modules.GroupBy(module => module).Where(group => group.Count() > 1))
            yield return $"the module {module.Key} is named {module.Count()} times";
    }

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
