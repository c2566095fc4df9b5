using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>The machine on which a job runs.</summary>
public enum GitHubActionsImage
{
    /// <summary><c>windows-2022</c>.</summary>
    [EnumValue("windows-2022")]
    WindowsServer2022,

    /// <summary><c>windows-2019</c>.</summary>
    [EnumValue("windows-2019")]
    WindowsServer2019,

    /// <summary><c>ubuntu-24.04</c>.</summary>
    [EnumValue("ubuntu-24.04")]
    Ubuntu2404,

    /// <summary><c>ubuntu-22.04</c>.</summary>
    [EnumValue("ubuntu-22.04")]
    Ubuntu2204,

    /// <summary><c>ubuntu-20.04</c>.</summary>
    [EnumValue("ubuntu-20.04")]
    Ubuntu2004,

    /// <summary><c>ubuntu-18.04</c>.</summary>
    [EnumValue("ubuntu-18.04")]
    Ubuntu1804,

    /// <summary><c>macos-14</c>.</summary>
    [EnumValue("macos-14")]
    MacOs14,

    /// <summary><c>macos-12</c>.</summary>
    [EnumValue("macos-12")]
    MacOs12,

    /// <summary><c>macos-11</c>.</summary>
    [EnumValue("macos-11")]
    MacOs11,

    /// <summary><c>macos-10.15</c>.</summary>
    [EnumValue("macos-10.15")]
    MacOs1015,

    /// <summary><c>windows-latest</c>.</summary>
    [EnumValue("windows-latest")]
    WindowsLatest,

    /// <summary><c>ubuntu-latest</c>.</summary>
    [EnumValue("ubuntu-latest")]
    UbuntuLatest,

    /// <summary><c>macos-latest</c>.</summary>
    [EnumValue("macos-latest")]
    MacOsLatest,

    /// <summary><c>self-hosted</c>.</summary>
    [EnumValue("self-hosted")]
    SelfHosted,
}
