namespace Pipeline.Tools.Provisioning;

/// <summary>What a check of the doctor found.</summary>
/// <param name="Subject">What was looked for, such as <c>container engine</c>.</param>
/// <param name="Status">How it is.</param>
/// <param name="Found">The version, or what is wrong.</param>
/// <param name="Advice">How to get or mend it on this system; null when it is good.</param>
internal sealed record DoctorFinding(string Subject, DoctorStatus Status, string Found, string? Advice = null);
