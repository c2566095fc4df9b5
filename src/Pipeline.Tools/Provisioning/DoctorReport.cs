namespace Pipeline.Tools.Provisioning;

/// <summary>What the doctor found on a machine.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Findings">The findings, in a fixed order.</param>
internal sealed record DoctorReport(HostSystem Host, IReadOnlyList<DoctorFinding> Findings)
{
    /// <summary>True when nothing that the pipeline needs is missing.</summary>
    public bool IsHealthy => Findings.All(finding => finding.Status != DoctorStatus.Missing);

    /// <summary>Writes the report for people: a line a finding, and below it how to get what is missing.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteLine(Host.Name);
        var width = Findings.Max(finding => finding.Subject.Length);
        foreach (var finding in Findings)
        {
            writer.WriteLine($"  {Sign(finding.Status)}  {finding.Subject.PadRight(width)}  {finding.Found}");
            if (finding.Advice is { } advice)
                writer.WriteLine($"            {new string(' ', width)}  -> {advice}");
        }
    }

    private static string Sign(DoctorStatus status) => status switch
    {
        DoctorStatus.Good => "ok      ",
        DoctorStatus.Optional => "optional",
        _ => "MISSING ",
    };
}
