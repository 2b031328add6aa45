using StreamLab.Player;

namespace StreamLab.Experiments.Tests;

public sealed class RuleListTests
{
    [Theory]
    [InlineData("bola,throughput", "bola|throughput")]
    [InlineData("throughput:safety=0.8,ibr=off,bola", "throughput:safety=0.8,ibr=off|bola")]
    [InlineData("bola, bba0:", "bola|bba0:")]
    [InlineData("fixed:0,fixed:1", "fixed:0|fixed:1")]
    [InlineData("bola;throughput:safety=0.8,bola", "bola|throughput:safety=0.8,bola")]
    [InlineData("bola,bolla", "bola|bolla")] // so that it is refused by its name
    public void A_comma_begins_a_rule_where_a_rules_name_follows(string text, string rules) => Assert.Equal(rules.Split('|'), RuleList.Split(text, AbrRules.All));
}
