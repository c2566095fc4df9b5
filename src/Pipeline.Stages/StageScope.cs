namespace Pipeline.Stages;

/// <summary>How often a stage runs.</summary>
public enum StageScope
{
    /// <summary>Once for every module.</summary>
    Module,

    /// <summary>Once for the whole application, after every selected module passed the stages before; every module's record gets the result.</summary>
    Application,
}
