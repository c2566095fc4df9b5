namespace Pipeline.Tools.Registry;

/// <summary>A user name with its password or token. Its text never shows the secret.</summary>
public sealed class RegistryCredential
{
    // Docker's credential helpers say so instead of naming a user.
    private const string TokenUser = "<token>";

    /// <summary>Creates a credential.</summary>
    /// <param name="userName">The user, or <c>&lt;token&gt;</c> when <paramref name="secret"/> is an identity token.</param>
    /// <param name="secret">The password, access token or identity token.</param>
    public RegistryCredential(string userName, string secret)
    {
        UserName = userName;
        Secret = secret;
    }

    /// <summary>The user.</summary>
    public string UserName { get; }

    /// <summary>The password, access token or identity token.</summary>
    public string Secret { get; }

    /// <summary>True when <see cref="Secret"/> is an identity token, which is exchanged for access tokens.</summary>
    public bool IsIdentityToken => UserName == TokenUser;

    /// <summary>A credential that is an identity token.</summary>
    public static RegistryCredential IdentityToken(string token) => new(TokenUser, token);

    /// <summary>The user's name.</summary>
    public override string ToString() => UserName;
}
