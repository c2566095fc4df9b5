using System.Security.Cryptography;
using System.Text;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>The name by which the proxies reach a pod's container: short, since a label of a host name has at most 63 characters (RFC 1035, section 2.3.4).</summary>
internal static class PodHost
{
    private const int Digits = 16;

    /// <summary>The host name of the container named <paramref name="container"/>.</summary>
    public static string Of(string container) => $"pod-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(container)))[..Digits]}";
}
