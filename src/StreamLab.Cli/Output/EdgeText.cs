using StreamLab.Server;

namespace StreamLab.Cli.Output;

/// <summary>How an edge is at the moment, in one line.</summary>
internal static class EdgeText
{
    public static string Describe(EdgeStatus status)
    {
        var shaping = status.Shaping;
        var uplink = shaping.RateKbps is { } rate ? $"{rate:0} kbps{(shaping.Shape == "trace" ? " (a trace)" : "")}" : "not limited";
        var clients = shaping.ClientRateKbps is { } share ? $", each client at most {share:0} kbps" : shaping.ClientShape == "trace" ? ", each client's link a trace" : "";
        var roundTrip = shaping.RttMs + shaping.JitterMs > 0 ? $", round trip {shaping.RttMs:0.#} ms{(shaping.JitterMs > 0 ? $" + up to {shaping.JitterMs:0.#}" : "")}" : "";
        return $"{status.Name}: uplink {uplink}{clients}{roundTrip}; fault {status.Fault}; {status.BytesServed / 1e6:0.00} MB served";
    }
}
