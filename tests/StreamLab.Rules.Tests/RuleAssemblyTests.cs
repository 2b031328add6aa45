namespace StreamLab.Rules.Tests;

public sealed class RuleAssemblyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The worked example of docs/rules.md, as a build of its own.</summary>
    private static string Example =>
        Path.Combine(SharedMaterial.RepositoryRoot, "artifacts", "bin", "StreamLab.ExampleRules", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "StreamLab.ExampleRules.dll");

    [Fact]
    public void The_worked_example_is_found_and_plays_a_session()
    {
        Assert.True(RuleBook.TryOpen(Example, out var book, out var error), error);
        using (book)
        {
            var (summary, events) = Playing.Session(book, "lazy:safety=0.7");
            Assert.Equal(("end", "harmonic", "declared rates"), (summary.EndReason, summary.Estimator, summary.InformationSet));
            Assert.Contains(events.Of<Player.DecisionEvent>(), d => d.Reason?.Code == "stay");
        }
    }

    [Fact]
    public void A_missing_file_is_refused() => IsRefused(_folder["none.dll"], "there is no such file");

    [Fact]
    public void What_is_no_assembly_is_refused()
    {
        File.WriteAllText(_folder["text.dll"], "no assembly");
        IsRefused(_folder["text.dll"], "is no .NET assembly");
    }

    [Fact]
    public void An_assembly_without_a_rule_is_refused() => IsRefused(typeof(DataSize).Assembly.Location, "no public type in it implements IAbrRule");

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        Assert.True(RuleBook.TryOpen(null, out var book, out _));
        using (book)
        {
            Assert.False(book.TryAdd([Player.AbrRules.All.Find("bola")!], "own.dll", out var error));
            Assert.Equal("own.dll: there is a rule 'bola' already; give yours another name", error);
        }
    }

    private static void IsRefused(string path, string why)
    {
        Assert.False(RuleBook.TryOpen(path, out _, out var error));
        Assert.StartsWith(path, error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }
}
