using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace SampleBuild;

[AttributeUsage(AttributeTargets.Class)]
public sealed class GeneratesAttribute : ConfigurationAttributeBase
{
    public override Type HostType => typeof(GitHubActions);

    public override AbsolutePath ConfigurationFile => Build.RootDirectory / "generated" / "workflow.yml";

    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    public override IEnumerable<string> RelevantTargetNames => ["A"];

    public override IEnumerable<string> IrrelevantTargetNames => [];

    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, 2, "#");

    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) => new Names(relevantTargets);

    private sealed class Names(IEnumerable<ExecutableTarget> targets) : ConfigurationEntity
    {
        public override void Write(CustomFileWriter writer)
        {
            writer.WriteLine("targets:");
            using (writer.Indent())
            {
                foreach (var target in targets)
                    writer.WriteLine($"- {target.Name}");
            }
        }
    }
}
