using System.Text.Json.Serialization;

namespace StreamLab.Simulation.Reference;

/// <summary>The figures of a session under the names that Pensieve's results have: <c>summary.compat</c>.</summary>
public sealed record PensieveFigures
{
    /// <summary>The Representations, a character each.</summary>
    [JsonPropertyName("q")]
    public required string Decisions { get; init; }

    /// <summary>Sum over all Segments of R − 4.3 · stall − |ΔR| in Mbit/s, the first change counted from the environment's first Representation.</summary>
    [JsonPropertyName("qoe_lin_sum")]
    public required double Linear { get; init; }

    /// <summary>The same from the second Segment on, as the papers count.</summary>
    [JsonPropertyName("qoe_lin_sum_skip_first")]
    public required double LinearSkipFirst { get; init; }

    /// <summary>Sum from the second Segment on of ln(R/Rmin) − 2.66 · stall − |Δ|.</summary>
    [JsonPropertyName("qoe_log_sum_skip_first")]
    public required double LogarithmicSkipFirst { get; init; }

    /// <summary>Sum from the second Segment on with qualities 1, 2, 3, 12, 15, 20 and 8 a second; null unless there are six Representations.</summary>
    [JsonPropertyName("qoe_hd_sum_skip_first")]
    public required double? HdSkipFirst { get; init; }

    /// <summary>All stalls, the first download among them.</summary>
    [JsonPropertyName("rebuf_s_total")]
    public required double StallSeconds { get; init; }

    /// <summary>The first download.</summary>
    [JsonPropertyName("startup_s")]
    public required double StartupSeconds { get; init; }
}
