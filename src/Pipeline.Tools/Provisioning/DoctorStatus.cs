namespace Pipeline.Tools.Provisioning;

/// <summary>How a check of the doctor ended.</summary>
internal enum DoctorStatus
{
    /// <summary>It is there and works.</summary>
    Good,

    /// <summary>It is not there, and the pipeline does without it in the way that the finding says.</summary>
    Optional,

    /// <summary>It is not there or does not work, and the pipeline needs it.</summary>
    Missing,
}
