namespace StreamLab.Player;

/// <summary>A named number, duration, word or flag that a rule, selector or estimator takes.</summary>
/// <param name="Name">As written on the command line.</param>
/// <param name="Default">As it would be written; empty when there is none.</param>
/// <param name="Unit">Unit of the value, or what kind of word it is; <c>flag</c> for a flag.</param>
/// <param name="Meaning">One phrase, with the source of the default.</param>
public sealed record Parameter(string Name, string Default, string Unit, string Meaning)
{
    /// <summary>A word that is on when it is written and needs no value.</summary>
    public bool IsFlag => Unit == "flag";
}
