using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>How a node ended: for the record, and for the stages that read its result.</summary>
internal sealed record StageOutcome(StepRecord Record, StageResult Result);
