using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Shared;

namespace Pipeline.Core.Environments;

/// <summary>Decides which environment a run deploys to (D10).</summary>
internal static class EnvironmentChoice
{
    /// <summary>The name of the environment of a model that declares none.</summary>
    public const string Undeclared = "local";

    /// <summary>
    /// The environment <paramref name="requested"/>; else the one that <paramref name="branch"/> is deployed to; else the
    /// first one declared; else one named <see cref="Undeclared"/>.
    /// </summary>
    /// <param name="model">Declares the environments.</param>
    /// <param name="requested">A name; null: by branch.</param>
    /// <param name="branch">The current branch; null: a detached head.</param>
    /// <exception cref="PipelineException">No environment has the name.</exception>
    public static DeployEnvironment ChooseEnvironment(this PipelineModel model, string? requested, string? branch)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (requested is not null)
        {
            return model.Environments.FirstOrDefault(environment => environment.Name == requested)
                ?? (model.Environments.Count == 0 && requested == Undeclared ? new DeployEnvironment { Name = Undeclared } : throw Unknown(model, requested));
        }

        return model.Environments.FirstOrDefault(environment => branch is not null && environment.Branch == branch)
            ?? (model.Environments.Count > 0 ? model.Environments[0] : new DeployEnvironment { Name = Undeclared });
    }

    private static PipelineException Unknown(PipelineModel model, string requested)
    {
        var known = model.Environments.Select(environment => environment.Name).DefaultIfEmpty(Undeclared).ToList();
        return new PipelineException($"There is no environment '{requested}'{NearestNames.EndOfSentence(requested, known)} Declared: {string.Join(", ", known)}.");
    }
}
