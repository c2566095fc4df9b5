using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Previews;
using Pipeline.Core.Stages;

namespace Pipeline.Components;

/// <summary>Previews: the application as a pull request or a person has it, in a namespace of its own, for a while (C5).</summary>
public interface IPreview : IDeploy, IHazGitHub
{
    /// <summary>The preview that targets work on, instead of an environment. Default of <see cref="OpenPreview"/> and <see cref="ClosePreview"/>: in a pull request <c>pr-</c> and its number, else who runs the build.</summary>
    [Parameter("Preview to work on instead of an environment, such as pr-42; in a pull request it is that of the pull request, else one's own")]
    string? Preview => TryGetValue(() => Preview) is { Length: > 0 } name ? name : null;

    /// <summary>How long a preview lives after it was opened, or opened again. Default: as the model says, else three days.</summary>
    [Parameter("How long a preview lives after it was opened, such as 3.00:00:00 (days.hours:minutes:seconds) or 3; as the model says when left out, else three days")]
    TimeSpan? TimeToLive => TryGetValue<TimeSpan?>(() => TimeToLive);

    /// <summary>How long a preview lives without being opened, deployed to or tested. Default: as the model says, else a day.</summary>
    [Parameter("How long a preview lives without being opened, deployed to or tested, such as 1.00:00:00; as the model says when left out, else a day")]
    TimeSpan? Idle => TryGetValue<TimeSpan?>(() => Idle);

    /// <summary>Closes previews whose time is over, that nobody used, or that a run left that was killed. Default: false, they are listed.</summary>
    [Parameter("Closes previews whose time is over, that nobody used, or that a killed run left; otherwise they are listed")]
    bool Reap => TryGetValue<bool?>(() => Reap) ?? false;

    /// <summary>Makes room for the preview, before anything is built for it.</summary>
    Target ReservePreview => _ => _
        .Description("Make room for a preview; OpenPreview does it")
        .Unlisted()
        .Before(StageComponents.TargetsOf(this, Enum.GetValues<Stage>()))
        .Checked(this)
        .Executes(() => PreviewSession.ReserveAsync(this));

    /// <summary>Deploys the selected modules into the preview, which is opened when it is not there, and says where they answer.</summary>
    Target OpenPreview => _ => _
        .Description("Open a preview, or bring it up to date, and say where it answers")
        .DependsOn(ReservePreview)
        .DependsOn<IDeploy>(x => x.Deploy)
        .Checked(this)
        .Executes(() => PreviewSession.OpenAsync(this));

    /// <summary>Removes the preview. Does nothing when it is gone already.</summary>
    Target ClosePreview => _ => _
        .Description("Remove a preview and everything in it")
        .ValuesChecked(this)
        .Executes(() => PreviewSession.CloseAsync(this));

    /// <summary>Lists the previews of the application, or closes those that are to be closed.</summary>
    Target Previews => _ => _
        .Description("List previews; --reap closes those whose time is over")
        .ValuesChecked(this)
        .Executes(() => PreviewSession.ListAsync(this));
}
