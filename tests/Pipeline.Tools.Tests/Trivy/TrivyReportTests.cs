using Pipeline.Core.Errors;
using Pipeline.Scanning.Sbom;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Scanning;
using Pipeline.Tools.Trivy;

namespace Pipeline.Tools.Tests.Trivy;

public sealed class TrivyReportTests
{
    private const string Recorded = """
        {
          "SchemaVersion": 2, "CreatedAt": "2026-01-01T00:00:00Z", "ArtifactName": "image.tar", "ArtifactType": "container_image",
          "Metadata": { "OS": { "Family": "debian", "Name": "12.1" } },
          "Results": [
            {
              "Target": "image.tar (debian 12.1)", "Class": "os-pkgs", "Type": "debian",
              "Vulnerabilities": [
                {
                  "VulnerabilityID": "CVE-2023-4911", "VendorIDs": ["DSA-5514-1"], "PkgID": "libc6@2.36-9+deb12u1", "PkgName": "libc6",
                  "PkgIdentifier": { "PURL": "pkg:deb/debian/libc6@2.36-9%2Bdeb12u1?arch=amd64&distro=debian-12.1" },
                  "InstalledVersion": "2.36-9+deb12u1", "FixedVersion": "2.36-9+deb12u3", "Status": "fixed", "Severity": "HIGH", "SeveritySource": "nvd",
                  "PrimaryURL": "https://avd.aquasec.com/nvd/cve-2023-4911", "Title": "glibc: buffer overflow in ld.so",
                  "CVSS": { "nvd": { "V3Vector": "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "V3Score": 7.8 }, "redhat": { "V3Score": 7.8 } }
                }
              ]
            },
            {
              "Target": "Node.js", "Class": "lang-pkgs", "Type": "node-pkg",
              "Vulnerabilities": [
                { "VulnerabilityID": "CVE-2020-1", "PkgName": "left", "PkgPath": "app/node_modules/left/package.json", "InstalledVersion": "1.0.0", "Severity": "UNKNOWN" }
              ]
            },
            { "Target": "app/go.bin", "Class": "lang-pkgs", "Type": "gobinary" }
          ]
        }
        """;

    private static readonly ScanRequest Request = new(new ImageSubject("shop/orders:1", "sha256:1"), ImageInventory.Of(null, []), (_, _) => Task.CompletedTask);

    [Fact]
    public void A_recorded_answer_becomes_the_same_report_that_the_advisory_folder_gives()
    {
        var report = TrivyReport.Read(Recorded, Request, "trivy 0.58.1");

        Assert.Equal(
            [
                "CVE-2023-4911 (High) in libc6 2.36-9+deb12u1, fixed in 2.36-9+deb12u3",
                "CVE-2020-1 (Unknown) in left 1.0.0, no fix known",
            ],
            report.Vulnerabilities.Select(vulnerability => vulnerability.ToString()));
        Assert.Equal((7.8, "image.tar (debian 12.1)"), (report.Vulnerabilities[0].Score, Assert.Single(report.Vulnerabilities[0].Locations)));
        Assert.Equal("app/node_modules/left/package.json", Assert.Single(report.Vulnerabilities[1].Locations));
        Assert.Null(report.Advisories);
        Assert.Equal(1, report.Metrics["vulnerabilities.high"]);
    }

    [Fact]
    public void An_image_without_findings_is_clean() =>
        Assert.Empty(TrivyReport.Read("""{"SchemaVersion":2,"Results":null}""", Request, "trivy").AtLeast(Severity.Unknown));

    [Theory]
    [InlineData("no json", "no report that can be read")]
    [InlineData("{}", "no report that can be read")]
    [InlineData("""{"SchemaVersion":3}""", "schema version 3; version 2 is read")]
    public void Another_answer_is_refused(string answer, string problem) =>
        Assert.Contains(problem, Assert.Throws<PipelineException>(() => TrivyReport.Read(answer, Request, "trivy")).Message, StringComparison.Ordinal);
}
