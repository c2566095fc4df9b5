using Nuke.Common;

namespace SampleBuild;

/// <summary>A component with a parameter of its own.</summary>
[ParameterPrefix("Greeter")]
public interface IGreets : INukeBuild
{
    /// <summary>What is said.</summary>
    [Parameter("What is said")]
    string Phrase => TryGetValue(() => Phrase) ?? "Good day";

    /// <summary>Greets.</summary>
    Target Greets => _ => _
        .Description("Greets by the component")
        .Executes(() => Console.WriteLine($"{Phrase} from the component"));
}
