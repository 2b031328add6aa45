namespace StreamLab.Player.Tests.Catalog;

public class CatalogTests
{
    [Theory]
    [InlineData("bola")]
    [InlineData("bola:gp=3")]
    [InlineData("throughput:safety=0.8,ibr=off")]
    [InlineData("fixed:3")]
    public void A_rule_is_made_from_its_name_and_parameters(string spec) => Assert.True(AbrRules.All.TryCreate(spec, out _, out var error), error);

    [Theory]
    [InlineData("bolla", "unknown rule 'bolla'; there are fixed, throughput, ")]
    [InlineData("bola:gamma=3", "no parameter 'gamma': it takes gp")]
    [InlineData("bola:gp=much", "gp=much is not a number")]
    [InlineData("bola:gp=-1", "gp=-1 is not a number of at least")]
    [InlineData("bola:gp=1,gp=2", "gp is given twice")]
    [InlineData("throughput:ibr=maybe", "ibr=maybe is none of on, off")]
    [InlineData("fixed:1.5", "representation=1.5 is not a whole number")]
    [InlineData("bola:", null)]
    public void What_is_wrong_is_said_in_one_line(string spec, string? expected)
    {
        var made = AbrRules.All.TryCreate(spec, out _, out var error);
        Assert.Equal(expected is null, made);
        if (expected is not null) Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_changes_the_decision()
    {
        var context = new AbrContext { Media = TestMedia.Video(), Segment = 1, BufferLevel = Duration.FromSeconds(12), BufferCapacity = Duration.FromSeconds(30) };
        Assert.NotEqual(AbrRules.All.Create("bola:gp=1").Choose(context).Representation, AbrRules.All.Create("bola:gp=30").Choose(context).Representation);
    }

    [Fact]
    public void Every_component_says_what_it_is_and_where_it_is_from()
    {
        Assert.All(AbrRules.All.Components, c => Assert.True(c.Summary.Length > 0 && c.Source.Length > 0));
        Assert.All(AbrRules.All.Components.SelectMany(c => c.Parameters), p => Assert.True(p.Meaning.Length > 0 && p.Unit.Length > 0));
    }
}
