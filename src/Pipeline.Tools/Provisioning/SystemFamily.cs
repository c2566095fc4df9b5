namespace Pipeline.Tools.Provisioning;

/// <summary>Systems that install in the same way.</summary>
internal enum SystemFamily
{
    /// <summary>Debian, Ubuntu and what is made of them.</summary>
    Debian,

    /// <summary>Fedora, Red Hat Enterprise Linux and what is made of them.</summary>
    Fedora,

    /// <summary>Alpine Linux.</summary>
    Alpine,

    /// <summary>Another Linux.</summary>
    OtherLinux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}
