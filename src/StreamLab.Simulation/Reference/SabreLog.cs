using System.Text.Json;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>The log of a session in Sabre's loop: one <c>segment</c> line a download, those that were abandoned included.</summary>
internal sealed class SabreLog(SabreSetup setup, AdaptationSet media, SabrePlayout playout, IObserver<SessionEvent>? observer)
{
    public void TellStart() => observer?.OnNext(SessionEvents.Opening(
        setup.Configuration, setup.Media, [setup.Pathway.Name], SabreRules.All.Find(setup.Configuration.Abr)!.InformationSet.Describe(media), setup.TraceName) with
    { Network = [setup.Pathway.Description] });

    public void TellSummary(SessionSummary summary) => observer?.OnNext(new SummaryEvent { T = summary.WallSeconds, Figures = summary });

    /// <summary>After the append.</summary>
    public void TellSegment(int index, int representation, in SabreDownload download, bool isReplacement, Bitrate? estimate, in DecisionReason reason)
    {
        if (observer is null) return;
        var (segment, chosen) = (media.Segments[index], media.Representations[representation]);
        observer.OnNext(new SegmentEvent
        {
            T = playout.NowMs / 1000,
            Track = "video",
            Number = segment.Number,
            Start = segment.Start.Seconds,
            Duration = segment.Duration.Seconds,
            Representation = chosen.Id,
            BitrateKbps = chosen.Bandwidth.Kbps,
            ActualKbps = (media.SizeOf(representation, index) / segment.Duration).Kbps,
            Width = chosen.Width,
            Height = chosen.Height,
            Codecs = chosen.Codecs,
            FrameRate = chosen.FrameRate > 0 ? chosen.FrameRate : null,
            Pathway = setup.Pathway.Name,
            Bytes = (long)Math.Round(download.Size.Bytes),
            TtfbMs = download.TimeToFirstBitMs,
            DownloadMs = download.TimeMs,
            ThroughputKbps = double.IsFinite(download.Rate.Kbps) ? download.Rate.Kbps : null,
            EstimateKbps = estimate?.Kbps,
            BufferSeconds = playout.LevelMs / 1000,
            Reason = Reason.Of(reason),
            ReasonText = reason.Text,
            Replaced = isReplacement,
            Compat = Compat(representation, download),
        });
    }

    private Dictionary<string, JsonElement> Compat(int representation, in SabreDownload download) => new(StringComparer.Ordinal)
    {
        ["quality"] = JsonSerializer.SerializeToElement(representation),
        ["downloadedBits"] = JsonSerializer.SerializeToElement(download.Bits),
        ["bufferMs"] = JsonSerializer.SerializeToElement(playout.LevelMs),
        ["abandonedTo"] = JsonSerializer.SerializeToElement(download.AbandonedTo),
    };
}
