using Nuke.Common;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Says what this machine has, what is missing and how to get it.</summary>
public interface IDoctor : INukeBuild
{
    /// <summary>Fails when something that the pipeline cannot do without is missing.</summary>
    Target Doctor => _ => _
        .Description("Say what is there, what is missing and how to get it")
        .Executes(() => Machine.ExamineAsync(this));
}
