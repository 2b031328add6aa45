using StreamLab.Network;

namespace StreamLab.Cli;

/// <summary>A trace from a file, and as what it was read.</summary>
internal sealed record LoadedTrace(string Path, BandwidthTrace Trace, TraceFacts Facts)
{
    /// <summary>Says what hardly can be meant.</summary>
    public void Warn(Action<string> tell)
    {
        if (Facts.Warning is { } warning) tell($"warning: {Path}: {warning}");
    }
}
