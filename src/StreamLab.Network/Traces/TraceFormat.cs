namespace StreamLab.Network;

/// <summary>How a trace is written. In the column formats, line k holds from the time of line k-1 (zero before the first) to its own.</summary>
public enum TraceFormat
{
    /// <summary>Told from the text: a JSON array is Sabre's, two columns are seconds and Mbit/s, one column of whole numbers is mahimahi's.</summary>
    Detect,

    /// <summary><c>seconds-mbps</c>: time in seconds and rate in Mbit/s (Pensieve's cooked traces).</summary>
    SecondsMbps,

    /// <summary><c>pensieve</c>: the same file as Pensieve's environment plays it: from the time of the first line on, whose rate is never used.</summary>
    Pensieve,

    /// <summary><c>ms-kbps</c>: time in milliseconds and rate in kbit/s.</summary>
    MillisecondsKbps,

    /// <summary><c>mahimahi</c>: one time in milliseconds per opportunity to send 1504 bytes; starts again after the last.</summary>
    Mahimahi,

    /// <summary><c>sabre</c>: a JSON array of <c>duration_ms</c>, <c>bandwidth_kbps</c> and <c>latency_ms</c> (zero if absent).</summary>
    Sabre,

    /// <summary><c>csv</c>: a header line names the columns, see <see cref="TraceReader"/>.</summary>
    Csv,
}
