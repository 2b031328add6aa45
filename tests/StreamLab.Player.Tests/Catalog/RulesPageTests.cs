namespace StreamLab.Player.Tests.Catalog;

/// <summary>docs/rules.md says what is so. With <c>STREAMLAB_UPDATE_DOCS=1</c> its tables are written anew instead.</summary>
public class RulesPageTests
{
    private static readonly string Page = Path.Combine(SharedMaterial.RepositoryRoot, "docs", "rules.md");

    [Fact]
    public void Its_table_of_rules_is_that_of_the_catalog() => Check("rules",
        "| rule | what it does | is told | monotone | estimator | source |\n|---|---|---|---|---|---|",
        AbrRules.All.Components.Select(r => $"| `{r.Name}` | {r.Summary} | {Told(r.InformationSet)} | {(r.Monotone ? "yes" : "")} | `{r.Estimator}` | {r.Source} |"));

    [Fact]
    public void Its_table_of_estimators_is_that_of_the_catalog() => Check("estimators",
        "| estimator | what it does | source |\n|---|---|---|",
        Estimators.All.Components.Select(e => $"| `{e.Name}` | {e.Summary} | {e.Source} |"));

    [Theory]
    [InlineData("LazyRule.cs", "csharp")]
    [InlineData("smooth.py", "python")]
    public void Its_worked_examples_are_those_that_are_tested(string file, string language)
    {
        var text = File.ReadAllText(Path.Combine(SharedMaterial.RepositoryRoot, "docs", "rules", file)).TrimEnd();
        Assert.Contains($"```{language}\n{text}\n```", File.ReadAllText(Page), StringComparison.Ordinal);
    }

    private static string Told(InformationSet set) => set switch
    {
        InformationSet.None => "nothing",
        _ => string.Join(", ", new[] { (InformationSet.DeclaredRates, "rates"), (InformationSet.SegmentSizes, "sizes"), (InformationSet.Quality, "quality") }
            .Where(f => set.HasFlag(f.Item1)).Select(f => f.Item2)),
    };

    private static void Check(string section, string head, IEnumerable<string> rows)
    {
        var (begin, end, text) = ($"<!-- {section} -->\n", $"<!-- /{section} -->", File.ReadAllText(Page));
        var expected = string.Join('\n', [head, .. rows]) + "\n";
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("STREAMLAB_UPDATE_DOCS") == "1") File.WriteAllText(Page, text[..from] + expected + text[to..]);
        else Assert.Equal(expected, text[from..to]);
    }
}
