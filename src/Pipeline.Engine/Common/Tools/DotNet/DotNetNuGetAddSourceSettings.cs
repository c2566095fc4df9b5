using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet nuget add source</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetNuGetAddSource), Arguments = "nuget add source")]
public class DotNetNuGetAddSourceSettings : ToolOptions
{
    /// <summary>The source's address.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? Source => Get<string?>(() => Source);

    /// <summary>The source's name.</summary>
    [Argument(Format = "--name {value}")]
    public string? Name => Get<string?>(() => Name);

    /// <summary>The user.</summary>
    [Argument(Format = "--username {value}")]
    public string? Username => Get<string?>(() => Username);

    /// <summary>The password. The log masks it; other processes of this machine can see it while the tool runs.</summary>
    [Argument(Format = "--password {value}", Secret = true)]
    public string? Password => Get<string?>(() => Password);

    /// <summary>True writes the password as it is.</summary>
    [Argument(Format = "--store-password-in-clear-text")]
    public bool? StorePasswordInClearText => Get<bool?>(() => StorePasswordInClearText);

    /// <summary>How the source may be asked for the user.</summary>
    [Argument(Format = "--valid-authentication-types {value}", Separator = ",")]
    public IReadOnlyList<DotNetNuGetAuthentication>? ValidAuthenticationTypes => Get<List<DotNetNuGetAuthentication>?>(() => ValidAuthenticationTypes);

    /// <summary>The NuGet configuration.</summary>
    [Argument(Format = "--configfile {value}")]
    public string? ConfigFile => Get<string?>(() => ConfigFile);
}
