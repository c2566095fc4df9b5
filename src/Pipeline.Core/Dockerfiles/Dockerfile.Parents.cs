namespace Pipeline.Core.Dockerfiles;

/// <content>The images that a Dockerfile builds on.</content>
internal sealed partial class Dockerfile
{
    private const string Scratch = "scratch";

    /// <summary>
    /// The images that come from outside: of <c>FROM</c>, <c>COPY --from</c>, <c>RUN --mount=from=</c> and the <c># syntax</c> directive.
    /// Earlier build stages and <c>scratch</c> are left out.
    /// </summary>
    /// <param name="arguments">Build arguments, which go before the defaults of <c>ARG</c>.</param>
    public IReadOnlyList<ParentImage> FindParents(IReadOnlyDictionary<string, string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var parents = new List<ParentImage>();
        if (Directives.Syntax is { } frontend)
            parents.Add(new ParentImage(ParentOrigin.Frontend, frontend, frontend, Directives.SyntaxLine));

        var expansion = new VariableExpansion(Directives.Escape ?? DefaultEscape);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var count = 0;
        foreach (var instruction in Instructions)
        {
            switch (instruction.Keyword)
            {
                // Only what stands before the first FROM counts in FROM itself.
                case "ARG" when count == 0:
                    ReadArguments(instruction, arguments, expansion, values);
                    break;
                case "FROM":
                    var from = FromInstruction.Read(instruction);
                    AddUnlessStage(ParentOrigin.From, from.Image, instruction.Line);
                    stages.Add($"{count++}");
                    if (from.Stage is { } name)
                        stages.Add(name);
                    break;
                case "COPY":
                    foreach (var image in instruction.FlagValues("from"))
                        AddUnlessStage(ParentOrigin.CopyFrom, image, instruction.Line);
                    break;
                case "RUN":
                    foreach (var image in instruction.FlagValues("mount").SelectMany(MountSources))
                        AddUnlessStage(ParentOrigin.MountFrom, image, instruction.Line);
                    break;
            }
        }

        return parents;

        void AddUnlessStage(ParentOrigin origin, string written, int line)
        {
            var image = expansion.Expand(written, name => values.GetValueOrDefault(name) ?? arguments.GetValueOrDefault(name));
            // A number is a stage in --from, but an image in FROM.
            var isStage = image is not null && stages.Contains(image) && !(origin == ParentOrigin.From && int.TryParse(image, out _));
            if (!isStage && image != Scratch)
                parents.Add(new ParentImage(origin, written, string.IsNullOrWhiteSpace(image) ? null : image, line));
        }
    }

    private static void ReadArguments(DockerfileInstruction instruction, IReadOnlyDictionary<string, string> given, VariableExpansion expansion, Dictionary<string, string> values)
    {
        foreach (var word in expansion.Split(instruction.Arguments))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            var value = given.GetValueOrDefault(name) ?? (equals < 0 ? null : expansion.Expand(word[(equals + 1)..], values.GetValueOrDefault));
            if (value is null)
                values.Remove(name);
            else
                values[name] = value;
        }
    }

    // --mount=type=bind,from=image,target=/x
    private static IEnumerable<string> MountSources(string mount) =>
        mount.Split(',').Select(part => part.Trim()).Where(part => part.StartsWith("from=", StringComparison.OrdinalIgnoreCase)).Select(part => part["from=".Length..].Trim('"'));
}
