using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Papers;

/// <summary>Who has a role in an environment, for those who look for what is missing.</summary>
internal static class PaperRoles
{
    /// <summary>The role, with its people when the rules name it.</summary>
    public static string Of(EnvironmentPolicy policy, string role)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Roles.FirstOrDefault(one => one.Name == role) is { } asked ? $"{role} ({asked.People})" : role;
    }
}
