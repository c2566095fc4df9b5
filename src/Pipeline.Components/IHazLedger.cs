using Nuke.Common;

namespace Pipeline.Components;

/// <summary>The ledger: the branch <c>release-ledger</c>, which holds everything that was decided or deployed, one event a commit. The base of the components about releases.</summary>
public interface IHazLedger : IDeploy, IHazRemote, IHazGitHub
{
    /// <summary>The bundle, by the name of its release (<c>2026-11-25.1</c>) or the beginning of its id. Default: the last that was sealed.</summary>
    [Parameter("Bundle by the name of its release or the beginning of its id; the last one sealed when left out", Name = "bundle")]
    string? BundleName => TryGetValue(() => BundleName);

    /// <summary>Why, in a sentence: it stands in the ledger for ever.</summary>
    [Parameter("Why, in a sentence that the ledger keeps")]
    string? Because => TryGetValue(() => Because);

    /// <summary>The role that you speak for.</summary>
    [Parameter("Role that you speak for, such as qa")]
    string? As => TryGetValue(() => As);

    /// <summary>The file of the keys whose signatures prove who somebody is, relative to the root, as <c>ssh-keygen</c> reads it. Default: <c>.pipeline/allowed_signers</c> when it is there.</summary>
    [Parameter("File of the keys whose signatures count, as ssh-keygen reads it; .pipeline/allowed_signers when it is there")]
    string? AllowedSigners => TryGetValue(() => AllowedSigners) is { Length: > 0 } file ? file : null;

    /// <summary>A token that may ask GitHub who is in a team (an organization's <c>members: read</c>), where roles name teams; it is used for nothing else. Default: the token of <see cref="IHazGitHub.GitHubToken"/>, which in a workflow may not ask.</summary>
    [Parameter("Token that may ask GitHub who is in a team (members: read), where roles name teams; a workflow's own may not")]
    [Secret]
    string? TeamToken => TryGetValue(() => TeamToken) is { Length: > 0 } token ? token : null;
}
