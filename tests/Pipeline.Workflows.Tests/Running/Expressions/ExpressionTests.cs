using System.Text.Json.Nodes;
using Pipeline.Testing.Linting;
using Pipeline.WorkflowRunner;
using Pipeline.WorkflowRunner.Expressions;

namespace Pipeline.Workflows.Tests.Running.Expressions;

/// <summary>Expressions as GitHub evaluates them; its own library is asked, too.</summary>
public sealed class ExpressionTests
{
    private const string Contexts = """
        {
          "github": { "ref": "refs/heads/main", "event_name": "push" },
          "fruits": [
            { "name": "apple", "quantity": 1, "sorts": ["Elstar", "Jonagold"] },
            { "name": "pear", "sorts": [] },
            { "quantity": 3 },
            { "name": null },
            "stone"
          ],
          "jobs": { "build": { "result": "success" }, "test": { "result": "failure" }, "empty": {} },
          "numbers": [10, 20],
          "nothing": {}
        }
        """;

    public static TheoryData<string, string> Values => new()
    {
        // Filtered arrays.
        { "fruits.*.name", """["apple","pear",null]""" },
        { "fruits.*.quantity", "[1,3]" },
        { "fruits.*.sorts.*", """["Elstar","Jonagold"]""" },
        { "fruits[*]['NAME']", """["apple","pear",null]""" },
        { "(fruits.*).name", """["apple","pear",null]""" },
        { "fruits.*.sorts[0]", """["Elstar"]""" },
        { "jobs.*.result", """["success","failure"]""" },
        { "contains(jobs.*.result, 'failure')", "true" },
        { "fruits.name", "null" },
        { "github.ref.*", "[]" },
        { "fruits[0].name", "\"apple\"" },
        { "fruits['0'].name", "\"apple\"" },
        { "fruits[0.9].name", "\"apple\"" },
        { "fruits[9].name", "null" },
        { "fruits[-1]", "null" },
        { "fruits['first']", "null" },
        // Comparison.
        { "1 < 2", "true" },
        { "2 <= 2", "true" },
        { "2 > 10", "false" },
        { "'b' > 'A'", "true" },
        { "'2' > '10'", "true" },
        { "2 >= '10'", "false" },
        { "true > false", "true" },
        { "null >= 0", "true" },
        { "null >= null", "true" },
        { "null > null", "false" },
        { "fruits > 1", "false" },
        { "fruits <= fruits", "true" },
        { "'x' < 1", "false" },
        { "'x' >= 1", "false" },
        { "1 < 2 == true", "true" },
        { "'Main' == 'mAIN'", "true" },
        { "1 == '1.0'", "true" },
        { "'' == 0", "true" },
        { "null == ''", "true" },
        { "null == false", "true" },
        { "true == '1'", "true" },
        { "'true' == true", "false" },
        { "'x' == 0", "false" },
        { "NaN == NaN", "false" },
        { "numbers == numbers", "true" },
        { "numbers == null", "false" },
        { "0xff == 255", "true" },
        { "'0x10' == 16", "true" },
        { "-1.5e1 == '-15'", "true" },
        // Truth.
        { "!NaN", "true" },
        { "!''", "true" },
        { "!'false'", "false" },
        { "nothing && 'object'", "\"object\"" },
        { "0 || 'zero'", "\"zero\"" },
        { "'' && fromJSON('{')", "\"\"" },
        { "'yes' || fromJSON('{')", "\"yes\"" },
        // Functions.
        { "FORMAT('{0}-{1}-{0}', 'a', 2)", "\"a-2-a\"" },
        { "format('{{0}} {0} }}', true)", "\"{0} true }\"" },
        { "format('{0}{1}', null, numbers)", "\"Array\"" },
        { "join(numbers)", "\"10,20\"" },
        { "join(numbers, ' + ')", "\"10 + 20\"" },
        { "Join(jobs.*.result, ', ')", "\"success, failure\"" },
        { "join('one')", "\"one\"" },
        { "join(nothing, '-')", "\"\"" },
        { "startsWith(github.ref, 'REFS/heads')", "true" },
        { "STARTSWITH(123, 12)", "true" },
        { "startsWith(numbers, '')", "false" },
        { "endsWith(github.ref, 'Main')", "true" },
        { "endswith(github.ref, 'heads')", "false" },
        { "contains('Hello', 'LL')", "true" },
        { "contains(numbers, '10')", "true" },
        { "contains(numbers, 30)", "false" },
        { "contains(nothing, 'x')", "false" },
        { "contains('x', nothing)", "false" },
        { "contains(null, '')", "true" },
        { "case(false, 1, true, 2, 3)", "2" },
        { "CASE(github.ref == 'x', 1, 3)", "3" },
        { "case(true, 'first', fromJSON('{'), 2, 3)", "\"first\"" },
        { "toJSON(jobs.build)", "\"{\\n  \\\"result\\\": \\\"success\\\"\\n}\"" },
        { "tojson(numbers)", "\"[\\n  10,\\n  20\\n]\"" },
        { "toJson(nothing)", "\"{}\"" },
        { "toJSON(null)", "\"null\"" },
        { "toJSON('a \"b\" <ü>')", """"
            "\"a \\\"b\\\" <ü>\""
            """" },
        { "toJSON(fromJSON('[1.50,1.0,1e15,-0]'))", "\"[\\n  1.5,\\n  1,\\n  1000000000000000,\\n  0\\n]\"" },
        { "toJSON('😀')", "\"\\\"😀\\\"\"" },
        { "toJSON('\\uD83D\\uDE00')", "\"\\\"\\\\\\\\uD83D\\\\\\\\uDE00\\\"\"" },
        { "fromJson('{\"a\":[1,true]}').A[1]", "true" },
        { "GitHub.Event_Name", "\"push\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void An_expression_has_the_value_that_it_has_on_GitHub(string expression, string expected) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), Evaluate(expression)), $"{expression} is {Evaluate(expression)?.ToJsonString() ?? "null"}, and {expected} was expected.");

    [Fact]
    public async Task These_are_the_values_that_GitHubs_library_finds()
    {
        // It evaluates every argument of a function, which GitHub's runner does not.
        var asked = Values.Select(row => (Expression: row.Data.Item1, Expected: row.Data.Item2)).Where(value => !value.Expression.StartsWith("case(true, 'first'", StringComparison.Ordinal)).ToList();

        var found = await new WorkflowValidator().EvaluateAsync(Contexts, asked.ConvertAll(value => value.Expression));

        Assert.Empty(asked.Zip(found).Where(value => value.Second.StartsWith("error", StringComparison.Ordinal) || !JsonNode.DeepEquals(JsonNode.Parse(value.First.Expected), JsonNode.Parse(value.Second))).Select(value => $"{value.First.Expression} is {value.Second}, and {value.First.Expected} was expected."));
    }

    [Theory]
    [InlineData("format('{0}')", "refers to more than the 0 values")]
    [InlineData("format('{', 1)", "is invalid at 0")]
    [InlineData("format('}', 1)", "is invalid at 0")]
    [InlineData("format('{x}', 1)", "is invalid at 0")]
    [InlineData("case(true, 1)", "case with 2 arguments")]
    [InlineData("case('true', 1, 2)", "no boolean")]
    [InlineData("fromJSON('{')", "fromJSON")]
    [InlineData("null.x", "'.'")]
    [InlineData("'a'.b", "'.'")]
    [InlineData("1['b']", "'['")]
    [InlineData("shout('a')", "the function shout")]
    public void An_expression_that_fails_on_GitHub_fails(string expression, string named) =>
        Assert.Contains(named, Assert.Throws<UninterpretedException>(() => Evaluate(expression)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("${{ format('{{{0}}}', github.event_name) }}!", "{push}!")]
    [InlineData("${{ github.event_name }} ${{ '}}' }}", "push }}")]
    public void Braces_in_a_text_do_not_end_an_expression(string template, string expected) =>
        Assert.Equal(expected, Expression.Expand(template, Context)!.ToString());

    [Theory]
    [InlineData("Always()", true)]
    [InlineData("github.event_name == 'push' || FAILURE()", true)]
    [InlineData("github.event_name == 'always()' || true", false)]
    public void Only_a_call_of_a_status_function_lets_a_job_run_after_a_failure(string condition, bool isMet) =>
        Assert.Equal(isMet, Expression.IsMet(condition, Context with { Status = name => name is "always" or "failure" }));

    private static ExpressionContext Context => new() { Contexts = JsonNode.Parse(Contexts)!.AsObject().Where(entry => entry.Value is JsonObject).ToDictionary(entry => entry.Key, entry => entry.Value!.AsObject()) };

    // The library knows arrays as contexts, the runner's contexts are objects: there they are in one.
    private static JsonNode? Evaluate(string expression)
    {
        var contexts = JsonNode.Parse(Contexts)!.AsObject();
        foreach (var array in new[] { "fruits", "numbers" })
            expression = System.Text.RegularExpressions.Regex.Replace(expression, $@"\b{array}\b", $"arrays.{array}");
        return Expression.Evaluate(expression, Context.With("arrays", contexts));
    }
}
