using Pipeline.Core.Environments;

namespace Pipeline.Core.Model;

/// <summary>Describes staging, pre-prod and production (D10); every method returns a changed copy.</summary>
public sealed record StandardEnvironmentsBuilder
{
    private Func<EnvironmentBuilder, EnvironmentBuilder> _staging = Same;
    private Func<EnvironmentBuilder, EnvironmentBuilder> _preProduction = Same;
    private Func<EnvironmentBuilder, EnvironmentBuilder> _production = Same;
    private string _development = "staging";
    private string _release = "main";

    /// <summary>The three, in the order in which a release passes them.</summary>
    internal IEnumerable<DeployEnvironment> Environments =>
    [
        Of("staging", staging => _staging(staging.FromBranch(_development).DevelopmentRequirements())),
        Of("pre-prod", preProduction => _preProduction(preProduction.FromPullRequest(into: _release))),
        Of("production", production => _production(production.FromBranch(_release).After("pre-prod"))),
    ];

    /// <summary>Which branches are deployed.</summary>
    /// <param name="staging">The one that goes to staging. Default: <c>staging</c>.</param>
    /// <param name="production">The one that goes to production, and into which pull requests are rehearsed in pre-prod. Default: <c>main</c>.</param>
    public StandardEnvironmentsBuilder Branches(string staging = "staging", string production = "main") => this with { _development = staging, _release = production };

    /// <summary>Says more about staging.</summary>
    public StandardEnvironmentsBuilder Staging(Func<EnvironmentBuilder, EnvironmentBuilder> configure) => this with { _staging = configure };

    /// <summary>Says more about pre-prod.</summary>
    public StandardEnvironmentsBuilder PreProduction(Func<EnvironmentBuilder, EnvironmentBuilder> configure) => this with { _preProduction = configure };

    /// <summary>Says more about production.</summary>
    public StandardEnvironmentsBuilder Production(Func<EnvironmentBuilder, EnvironmentBuilder> configure) => this with { _production = configure };

    private static DeployEnvironment Of(string name, Func<EnvironmentBuilder, EnvironmentBuilder> configure) => configure(new EnvironmentBuilder(new DeployEnvironment { Name = name })).Environment;

    private static EnvironmentBuilder Same(EnvironmentBuilder environment) => environment;
}
