namespace StreamLab.Player;

/// <summary>What takes the place of a rule's choice: after an abandonment, or where what was chosen is not to be had.</summary>
internal sealed record Substitute(int Representation, DecisionReason Reason)
{
    private static readonly ReasonCode NotToBeHad = new("player", "elsewhere", "what was chosen is not to be had");

    public static Substitute Elsewhere(int representation) => new(representation, NotToBeHad.With());
}
