namespace StreamLab.Experiments;

/// <summary>A claim of the paper: in a panel a scheme has less of a metric than another.</summary>
/// <param name="Tolerance">As in <see cref="ReproducedOrdering"/>.</param>
internal sealed record SabreOrdering(string Panel, string Metric, string Less, string More, double Tolerance = 0);
