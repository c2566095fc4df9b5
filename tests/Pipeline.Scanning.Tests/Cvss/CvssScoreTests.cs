using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Scanning.Cvss;

namespace Pipeline.Scanning.Tests.Cvss;

public sealed class CvssScoreTests
{
    // The examples that FIRST publishes with CVSS 3.1, and a few widely known vulnerabilities.
    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)]
    [InlineData("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9)]
    [InlineData("CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", 7.5)]
    [InlineData("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 7.8)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)]
    [InlineData("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/E:P/RL:O", 7.5)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 10.0)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N", 6.9)]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 8.5)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0.0)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N/E:U", 6.9)]
    public void A_base_score_is_that_of_the_specification(string vector, double score) => Assert.Equal(score, CvssScore.Of(vector));

    [Theory]
    [InlineData("")]
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:P")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N")]
    [InlineData("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H")]
    [InlineData("CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H")]
    [InlineData("CVSS:3.1/AVN")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:R/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N")]
    public void A_vector_that_is_incomplete_doubled_or_of_another_version_has_no_score(string vector) => Assert.Null(CvssScore.Of(vector));

    // The digest is that of the scores which another implementation gives (npm package ae-cvss-calculator 1.0.13).
    [Fact]
    public void Each_of_the_104976_base_vectors_of_version_4_scores_as_another_calculator_scores_it() => Assert.Equal(
        "d70158036aff0942928c92f7e1bf30e7a5b6f0bc197b88d668e965c34f7ce8f3",
        DigestOfScores(Vectors("CVSS:4.0", "AV:NALP", "AC:LH", "AT:NP", "PR:NLH", "UI:NPA", "VC:HLN", "VI:HLN", "VA:HLN", "SC:HLN", "SI:HLN", "SA:HLN")));

    [Fact]
    public void Each_of_the_5184_base_vectors_of_version_3_scores_as_another_calculator_scores_it() => Assert.Equal(
        "758197dfa06b70e4ea45ccf7b4e08d13fa9d2471f9bdd09f17f149edb7f1235a",
        DigestOfScores(new[] { "CVSS:3.1", "CVSS:3.0" }.SelectMany(version => Vectors(version, "AV:NALP", "AC:LH", "PR:NLH", "UI:NR", "S:UC", "C:HLN", "I:HLN", "A:HLN"))));

    [Theory]
    [InlineData(0, Severity.Low)]
    [InlineData(3.9, Severity.Low)]
    [InlineData(4.0, Severity.Medium)]
    [InlineData(6.9, Severity.Medium)]
    [InlineData(7.0, Severity.High)]
    [InlineData(8.9, Severity.High)]
    [InlineData(9.0, Severity.Critical)]
    public void A_score_is_rated_by_the_qualitative_scale(double score, Severity severity) => Assert.Equal(severity, CvssScore.Rate(score));

    private static IEnumerable<string> Vectors(string version, params string[] metrics) => metrics
        .Select(metric => metric.Split(':'))
        .Aggregate(Enumerable.Repeat(version, 1), (vectors, metric) => vectors.SelectMany(vector => metric[1].Select(value => $"{vector}/{metric[0]}:{value}")));

    private static string DigestOfScores(IEnumerable<string> vectors)
    {
        var scores = new StringBuilder();
        foreach (var vector in vectors)
            scores.Append(CultureInfo.InvariantCulture, $"{CvssScore.Of(vector):0.0} ");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(scores.ToString())));
    }
}
