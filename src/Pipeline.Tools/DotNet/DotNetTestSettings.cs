namespace Pipeline.Tools.DotNet;

/// <summary>How a test project is run.</summary>
internal sealed record DotNetTestSettings
{
    /// <summary>Where its <c>bin</c> and <c>obj</c> go, absolute; kept between runs it makes the next build incremental.</summary>
    public required string BuildDirectory { get; init; }

    /// <summary>Where <c>&lt;project&gt;_&lt;framework&gt;_&lt;time&gt;.trx</c> and <c>&lt;guid&gt;/coverage.cobertura.xml</c> go, absolute; one of each for each target framework.</summary>
    public required string ResultsDirectory { get; init; }

    /// <summary>The build configuration. Default <c>Release</c>.</summary>
    public string Configuration { get; init; } = "Release";

    /// <summary>After this time the tests are killed. Default: 30 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);
}
