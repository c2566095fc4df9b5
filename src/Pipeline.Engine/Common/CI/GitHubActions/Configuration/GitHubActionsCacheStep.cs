using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps files between runs.</summary>
public class GitHubActionsCacheStep : GitHubActionsStep
{
    /// <summary>What is kept.</summary>
    public string[] IncludePatterns { get; set; } = [];

    /// <summary>What of it is not.</summary>
    public string[] ExcludePatterns { get; set; } = [];

    /// <summary>The files whose change starts anew.</summary>
    public string[] KeyFiles { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.NotNull().WriteLine($"- name: {$"Cache: {IncludePatterns.JoinCommaSpace()}".SingleQuote()}");
        using (writer.Indent())
        {
            writer.WriteLine("uses: actions/cache@v4");
            writer.WriteBlock("with:", () =>
            {
                writer.WriteBlock("path: |", () => IncludePatterns.Concat(ExcludePatterns.Select(pattern => $"!{pattern}")).ForEach(pattern => writer.WriteLine(pattern)));
                writer.WriteLine($"key: ${{{{ runner.os }}}}-${{{{ hashFiles({KeyFiles.Select(file => file.SingleQuote()).JoinCommaSpace()}) }}}}");
            });
        }
    }
}
