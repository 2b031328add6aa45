namespace StreamLab.Experiments;

/// <summary>A number that the paper's own simulator prints for one trace, with its defaults.</summary>
/// <param name="Trace">File name.</param>
internal sealed record SabreAnchor(string Trace, string Scheme, string Rule, string Metric, double Value);
