using Pipeline.Workflows.Generation;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Workflows.Tests.Security;

/// <summary>A generated file as a reader sees it.</summary>
internal sealed class WorkflowFile
{
    private WorkflowFile(GeneratedFile file)
    {
        Name = Path.GetFileName(file.Path);
        Content = file.Content;
        var stream = new YamlStream();
        stream.Load(new StringReader(file.Content));
        Root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public string Name { get; }

    public string Content { get; }

    public YamlMappingNode Root { get; }

    public IEnumerable<(string Id, YamlMappingNode Job)> Jobs => Map(Root, "jobs")!.Children.Select(entry => (entry.Key.ToString(), (YamlMappingNode)entry.Value));

    public IEnumerable<(string Job, YamlMappingNode Step)> Steps =>
        Jobs.SelectMany(job => StepsOf(job.Job).Select(step => (job.Id, step)));

    public static IReadOnlyList<WorkflowFile> Of(WorkflowModel model) => [.. WorkflowGenerator.Generate(model).Select(file => new WorkflowFile(file))];

    public static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) =>
        job.Children.TryGetValue("steps", out var steps) ? ((YamlSequenceNode)steps).Children.Cast<YamlMappingNode>() : [];

    public static YamlMappingNode? Map(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value as YamlMappingNode : null;

    public static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
