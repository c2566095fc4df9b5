namespace Pipeline.Core.Stages;

/// <summary>A step of the pipeline, in the order in which a module passes them (requirements D1 to D7).</summary>
public enum Stage
{
    /// <summary>The source at one exact commit (D1).</summary>
    Clone,

    /// <summary>The code, built and packaged as a container image (D2).</summary>
    BuildImage,

    /// <summary>The unit tests, with coverage (D3).</summary>
    UnitTest,

    /// <summary>The vulnerabilities of the image (D3b).</summary>
    Scan,

    /// <summary>The image in a registry (D4).</summary>
    Push,

    /// <summary>The Helm chart, published (D5).</summary>
    Chart,

    /// <summary>The chart, deployed, and the notification (D6).</summary>
    Deploy,

    /// <summary>The integration test of the entire application (D7).</summary>
    IntegrationTest,
}
