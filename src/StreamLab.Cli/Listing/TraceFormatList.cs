using StreamLab.Network;

namespace StreamLab.Cli.Listing;

/// <summary>The formats of traces, in words.</summary>
internal static class TraceFormatList
{
    public static IReadOnlyList<Listed> All => [.. TraceFormats.ByName.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Describe(f.Key, f.Value))];

    private static Listed Describe(string name, TraceFormat format) => format switch
    {
        TraceFormat.SecondsMbps => new(name, "two columns, end of the period in s and rate in Mbit/s; told by itself", "Pensieve's cooked traces, Mao et al., SIGCOMM'17", []),
        TraceFormat.MillisecondsKbps => new(name, "two columns, end of the period in ms and rate in kbit/s; needs --trace-format", "logs of throughput", []),
        TraceFormat.Mahimahi => new(name, "one time in ms per opportunity to send 1504 bytes, starts again after the last; told by itself", "Netravali et al., USENIX ATC'15", []),
        TraceFormat.Sabre => new(name, "JSON array of duration_ms, bandwidth_kbps, latency_ms; told by itself", "Sabre, Spiteri et al., MMSys'18", []),
        TraceFormat.Csv => new(name, "columns named time_s or duration_s (or _ms), bandwidth_kbps (or _bps, _mbps), perhaps latency_ms; needs --trace-format", "StreamLab", []),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
