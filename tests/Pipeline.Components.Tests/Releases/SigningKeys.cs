using System.Diagnostics;
using Pipeline.Testing;

namespace Pipeline.Components.Tests.Releases;

/// <summary>Keys that git signs with.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly TempDirectory _folder = new("pipeline-keys-");

    public SigningKeys() => Requires.Program("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _folder["probe"]);

    /// <summary>Makes a key, and lets git sign with it.</summary>
    /// <returns>The line that lists it.</returns>
    public string SignWith(GitSandbox git, string name, string principal)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", _folder[name]]))!;
        process.WaitForExit();
        git.Git("config", "gpg.format", "ssh");
        git.Git("config", "user.signingkey", _folder[name]);
        return $"{principal} {File.ReadAllText(_folder[name] + ".pub")}";
    }

    public void Dispose() => _folder.Dispose();
}
