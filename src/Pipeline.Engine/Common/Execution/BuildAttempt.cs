using System.Security.Cryptography;
using System.Text;
using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Remembers which targets of a call succeeded, for <c>--continue</c>.</summary>
internal sealed class BuildAttempt
{
    private readonly AbsolutePath _file = NukeBuild.TemporaryDirectory / "build-attempt.log";
    private readonly HashSet<string> _succeeded = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public BuildAttempt(NukeBuild build, CommandLine commandLine)
    {
        var call = string.Join('\0', commandLine.Arguments.Where(argument => ParameterName.Normalize(argument) != "continue"));
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call)));
        if (build.Continue && _file.FileExists())
        {
            var lines = _file.ReadAllLines();
            if (lines.FirstOrDefault() == id)
                _succeeded.UnionWith(lines.Skip(1));
            else
                Log.Warning("The previous call was another one, so nothing is left out.");
        }

        _file.WriteAllLines(_succeeded.Prepend(id));
    }

    public bool HasSucceeded(ExecutableTarget target) => _succeeded.Contains(target.Name);

    public void Add(ExecutableTarget target)
    {
        lock (_gate)
            _file.AppendAllLines([target.Name]);
    }
}
