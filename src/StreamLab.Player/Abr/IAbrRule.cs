namespace StreamLab.Player;

/// <summary>
/// A rate-adaptation rule. It fetches nothing and sets nothing on the side: facts come in with the context, memory lives in its own
/// fields, and <see cref="Clone"/> copies both (what-if, optimum). One instance serves one track of one session.
/// </summary>
public interface IAbrRule
{
    AbrDecision Choose(in AbrContext context);
    IAbrRule Clone();
}
