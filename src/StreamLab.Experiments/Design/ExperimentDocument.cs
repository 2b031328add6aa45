namespace StreamLab.Experiments;

/// <summary>An experiment as its file spells it: camel-case names, values with their units.</summary>
internal sealed class ExperimentDocument
{
    public const string KnownSchema = "streamlab-experiment/1";

    public string? Schema { get; set; }
    public List<string>? Abr { get; set; }
    public string? Media { get; set; }
    public List<string>? Traces { get; set; }
    public List<string>? Buffers { get; set; }
    public int Seeds { get; set; } = 1;
    public string? Qoe { get; set; }
    public string? Estimator { get; set; }
    public string? Start { get; set; }
    public string? Rebuffer { get; set; }
    public bool Abandonment { get; set; }
    public string? Rtt { get; set; }
    public string? TraceFormat { get; set; }
    public string? TraceEnd { get; set; }
    public double TraceScale { get; set; } = 1;
}
