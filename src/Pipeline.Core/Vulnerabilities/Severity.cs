namespace Pipeline.Core.Vulnerabilities;

/// <summary>How bad a vulnerability is, by CVSS's qualitative scale; greater is worse.</summary>
public enum Severity
{
    /// <summary>Nobody has said yet.</summary>
    Unknown,

    /// <summary>CVSS 0 to 3.9.</summary>
    Low,

    /// <summary>CVSS 4.0 to 6.9.</summary>
    Medium,

    /// <summary>CVSS 7.0 to 8.9.</summary>
    High,

    /// <summary>CVSS 9.0 to 10.</summary>
    Critical,
}
