namespace StreamLab.Player;

/// <summary>A decision's reason as a log has it.</summary>
public sealed record Reason(string Rule, string Code, IReadOnlyDictionary<string, double?> Values)
{
    public static Reason Of(in DecisionReason reason) => new(reason.Code?.Rule ?? "", reason.Code?.Code ?? "", reason.Values());
}
