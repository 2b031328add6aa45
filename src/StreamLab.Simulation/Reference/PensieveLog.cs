using System.Text.Json;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>The log of a session in Pensieve's loop: one <c>segment</c> line a download.</summary>
internal sealed class PensieveLog(PensieveSetup setup, AdaptationSet video, IObserver<SessionEvent>? observer)
{
    public void TellStart() => observer?.OnNext(SessionEvents.Opening(
        setup.Configuration, setup.Media, [setup.PathwayName], AbrRules.All.Find(setup.Configuration.Abr)!.InformationSet.Describe(video), setup.TraceName)
        with
    { Network = [new(setup.PathwayName, setup.TraceFormat, setup.Trace.Mean.Kbps, setup.Trace.Length.Seconds)] });

    public void TellSummary(SessionSummary summary) => observer?.OnNext(new SummaryEvent { T = summary.WallSeconds, Figures = summary });

    /// <param name="level">After the append, before any sleep.</param>
    public void TellSegment(int index, in AbrDecision decision, in PensieveDownload download, Instant now, Duration level, Bitrate? estimate)
    {
        if (observer is null) return;
        var (segment, chosen, size) = (video.Segments[index], video.Representations[decision.Representation], video.SizeOf(decision.Representation, index));
        observer.OnNext(new SegmentEvent
        {
            T = now.Seconds,
            Track = "video",
            Number = segment.Number,
            Start = segment.Start.Seconds,
            Duration = segment.Duration.Seconds,
            Representation = chosen.Id,
            BitrateKbps = chosen.Bandwidth.Kbps,
            ActualKbps = (size / segment.Duration).Kbps,
            Width = chosen.Width,
            Height = chosen.Height,
            FrameRate = chosen.FrameRate > 0 ? chosen.FrameRate : null,
            Codecs = chosen.Codecs,
            Pathway = setup.PathwayName,
            Bytes = (long)Math.Round(size.Bytes),
            TtfbMs = PensieveEnvironment.RoundTripTime.Milliseconds,
            DownloadMs = download.Time.Milliseconds,
            ThroughputKbps = (size / download.Transfer).Kbps,
            EstimateKbps = estimate?.Kbps,
            BufferSeconds = level.Seconds,
            Reason = Reason.Of(decision.Reason),
            ReasonText = decision.Reason.Text,
            Compat = new(StringComparer.Ordinal)
            {
                ["rebuf_s"] = JsonSerializer.SerializeToElement(download.Stall.Seconds),
                ["sleep_ms"] = JsonSerializer.SerializeToElement(download.Sleep.Milliseconds),
            },
        });
    }
}
