namespace Pipeline.Workflows.Generation;

/// <summary>The targets that workflows call.</summary>
internal static class TargetNames
{
    public const string Clone = nameof(Clone);
    public const string BuildImage = nameof(BuildImage);
    public const string UnitTest = nameof(UnitTest);
    public const string Scan = nameof(Scan);
    public const string Push = nameof(Push);
    public const string Chart = nameof(Chart);
    public const string Deploy = nameof(Deploy);
    public const string IntegrationTest = nameof(IntegrationTest);
    public const string LoadTest = nameof(LoadTest);
    public const string Modules = nameof(Modules);
    public const string VersionPlan = nameof(VersionPlan);
    public const string Tag = nameof(Tag);
    public const string TagImages = nameof(TagImages);
    public const string ReleaseNotes = nameof(ReleaseNotes);
    public const string Release = nameof(Release);
    public const string UpdateBranches = nameof(UpdateBranches);
    public const string Watch = nameof(Watch);
    public const string Rollback = nameof(Rollback);
    public const string Notify = nameof(Notify);
    public const string CheckPackageTag = nameof(CheckPackageTag);
    public const string PublishPackages = nameof(PublishPackages);
    public const string Bundle = nameof(Bundle);
    public const string Rehearsed = nameof(Rehearsed);
    public const string Promote = nameof(Promote);
    public const string Next = nameof(Next);
    public const string Vote = nameof(Vote);
    public const string Decide = nameof(Decide);
    public const string Hold = nameof(Hold);
    public const string Unhold = nameof(Unhold);
    public const string StopTheLine = nameof(StopTheLine);
    public const string StartTheLine = nameof(StartTheLine);
    public const string NeverAgain = nameof(NeverAgain);
    public const string Override = nameof(Override);
    public const string Papers = nameof(Papers);
    public const string ReservePreview = nameof(ReservePreview);
    public const string OpenPreview = nameof(OpenPreview);
    public const string ClosePreview = nameof(ClosePreview);
    public const string Previews = nameof(Previews);
    public const string DeclareEmergency = nameof(DeclareEmergency);
}
