using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet nuget push</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetNuGetPush), Arguments = "nuget push")]
public class DotNetNuGetPushSettings : ToolOptions
{
    /// <summary>The package; <c>*</c> fits several.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? TargetPath => Get<string?>(() => TargetPath);

    /// <summary>The package source.</summary>
    [Argument(Format = "--source {value}")]
    public string? Source => Get<string?>(() => Source);

    /// <summary>The symbol server.</summary>
    [Argument(Format = "--symbol-source {value}")]
    public string? SymbolSource => Get<string?>(() => SymbolSource);

    /// <summary>In seconds.</summary>
    [Argument(Format = "--timeout {value}")]
    public int? Timeout => Get<int?>(() => Timeout);

    /// <summary>The key for the source. The log masks it; other processes of this machine can see it while the tool runs.</summary>
    [Argument(Format = "--api-key {value}", Secret = true)]
    public string? ApiKey => Get<string?>(() => ApiKey);

    /// <summary>The key for the symbol server, as <see cref="ApiKey"/>.</summary>
    [Argument(Format = "--symbol-api-key {value}", Secret = true)]
    public string? SymbolApiKey => Get<string?>(() => SymbolApiKey);

    /// <summary>True sends the package as it is read.</summary>
    [Argument(Format = "--disable-buffering")]
    public bool? DisableBuffering => Get<bool?>(() => DisableBuffering);

    /// <summary>True leaves symbol packages out.</summary>
    [Argument(Format = "--no-symbols")]
    public bool? NoSymbols => Get<bool?>(() => NoSymbols);

    /// <summary>True writes in English.</summary>
    [Argument(Format = "--force-english-output")]
    public bool? ForceEnglishOutput => Get<bool?>(() => ForceEnglishOutput);

    /// <summary>True takes it for a success when the version is there.</summary>
    [Argument(Format = "--skip-duplicate")]
    public bool? SkipDuplicate => Get<bool?>(() => SkipDuplicate);

    /// <summary>True uses the address of the source as it is.</summary>
    [Argument(Format = "--no-service-endpoint")]
    public bool? NoServiceEndpoint => Get<bool?>(() => NoServiceEndpoint);
}
