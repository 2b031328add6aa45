namespace StreamLab.Experiments;

/// <summary>A panel of one of the paper's figures: what its sessions have in common.</summary>
/// <param name="Name">As the paper calls it.</param>
/// <param name="Seek">At which download position, and to where in the media.</param>
/// <param name="MediaLength">Plays so much of the media; null: all.</param>
/// <param name="RampUp">The Representation that counts as ramped up; null: what the network sustains.</param>
internal sealed record SabrePanel(string Name, Duration Buffer, (Duration At, Duration To)? Seek = null, Duration? MediaLength = null, int? RampUp = null);
