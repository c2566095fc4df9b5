using System.Runtime.InteropServices;

namespace Pipeline.Tools.Downloads;

/// <summary>Names the system that programs are fetched for.</summary>
internal static class ToolPlatform
{
    /// <summary>This system: <c>linux</c>, <c>osx</c> or <c>windows</c>, a hyphen, and <c>x64</c>, <c>arm64</c> and so on.</summary>
    public static string Current { get; } = $"{OperatingSystemName}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string OperatingSystemName => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "osx" : "linux";
}
