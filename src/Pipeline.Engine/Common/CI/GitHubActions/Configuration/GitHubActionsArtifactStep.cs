using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Hands on what the build made.</summary>
public class GitHubActionsArtifactStep : GitHubActionsStep
{
    /// <summary>The artifact's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The file or folder, from the root.</summary>
    public string Path { get; set; } = "";

    /// <summary>When; null is after a success.</summary>
    public string? Condition { get; set; }

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.NotNull().WriteLine($"- name: {$"Publish: {Name}".SingleQuote()}");
        using (writer.Indent())
        {
            writer.WriteLine("uses: actions/upload-artifact@v5");
            writer.WriteValue("if", Condition);
            writer.WriteBlock("with:", () =>
            {
                writer.WriteValue("name", Name);
                writer.WriteValue("path", Path);
            });
        }
    }
}
