using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>
/// Several rules in one text: <c>bola:gp=5,throughput</c>. A comma begins a new rule where the name of a rule follows it; else what
/// follows is a parameter of the rule before. Where that could be misread, separate by semicolons: then commas belong to parameters.
/// </summary>
public static class RuleList
{
    public static IReadOnlyList<string> Split(string text, Catalog<IAbrRule> catalog)
    {
        if (text.Contains(';', StringComparison.Ordinal)) return [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var rules = new List<string>();
        foreach (var part in text.Split(',').Select(p => p.Trim()))
        {
            if (rules.Count == 0 || catalog.Find(part) is not null || !rules[^1].Contains(':', StringComparison.Ordinal)) rules.Add(part);
            else rules[^1] += "," + part;
        }
        return rules;
    }
}
