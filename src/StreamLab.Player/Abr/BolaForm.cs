namespace StreamLab.Player;

/// <summary>Which of BOLA's forms a <see cref="BolaRule"/> plays.</summary>
/// <param name="Finite">BOLA-FINITE: near both ends of the media it plays as if the buffer were smaller.</param>
/// <param name="Bound">What holds it back from a rate that the throughput does not sustain.</param>
/// <param name="Waits">While no Representation is worth its bits it waits (the paper); Sabre's does not.</param>
/// <param name="Abandons">Whether it brings an abandonment rule; Sabre's basic form does not.</param>
public sealed record BolaForm(bool Finite = false, BolaBound Bound = BolaBound.None, bool Waits = true, bool Abandons = true);
