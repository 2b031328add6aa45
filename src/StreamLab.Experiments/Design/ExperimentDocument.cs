namespace StreamLab.Experiments;

/// <summary>An experiment as its file spells it: camel-case names, values with their units; null where it says nothing.</summary>
internal sealed class ExperimentDocument
{
    public const string KnownSchema = "streamlab-experiment/1";

    public string? Schema { get; set; }
    public string? Compat { get; set; }
    public List<string>? Abr { get; set; }
    public string? Media { get; set; }
    public List<string>? Traces { get; set; }
    public List<string>? Buffers { get; set; }
    public int? Seeds { get; set; }
    public string? Qoe { get; set; }
    public string? Estimator { get; set; }
    public string? Start { get; set; }
    public string? Rebuffer { get; set; }
    public string? Abandonment { get; set; }
    public string? Replacement { get; set; }
    public string? Rtt { get; set; }
    public string? TraceFormat { get; set; }
    public string? TraceEnd { get; set; }
    public double? TraceScale { get; set; }
    public string? Noise { get; set; }

    /// <summary>Says nothing any more about what a loop ignores.</summary>
    /// <returns>The first such setting that it did say something about; null: none.</returns>
    public string? Forget(ISessionLoop loop)
    {
        string? first = null;
        foreach (var setting in loop.Ignores)
        {
            var property = GetType().GetProperty(char.ToUpperInvariant(setting[0]) + setting[1..])!;
            if (property.GetValue(this) is not null) first ??= setting;
            property.SetValue(this, null);
        }
        return first;
    }
}
