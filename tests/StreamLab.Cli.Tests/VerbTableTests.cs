using StreamLab.Cli.Verbs;

namespace StreamLab.Cli.Tests;

public sealed class VerbTableTests
{
    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null);

    [Fact]
    public void Each_verb_is_found_by_the_name_it_has() => Assert.All(VerbTable.All, verb => Assert.Equal(verb.Name, verb.Create(Silent).Name));

    [Fact]
    public void A_verb_that_is_called_is_made_alone() => Assert.Equal(["play"], Named("--verbose", "play", "list"));

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("plya", "play")]
    public void Without_a_verb_that_is_called_all_are_made(params string[] arguments) => Assert.Equal(VerbTable.All.Count, Named(arguments).Count());

    private static IEnumerable<string> Named(params string[] arguments) => VerbTable.NamedBy(arguments).Select(verb => verb.Name);
}
