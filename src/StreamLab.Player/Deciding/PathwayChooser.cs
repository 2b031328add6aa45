namespace StreamLab.Player;

/// <summary>Which server is asked: the selector's choice for the leading track, which the others follow while it works.</summary>
internal sealed class PathwayChooser(SessionContext context, Playout playout, Downloads downloads, IPathwaySelector selector)
{
    // A probe asks for so much: enough to measure 6 Mbit/s to a few per cent, little enough to cost 2 % of it every 10 s.
    private static DataSize ProbeSize => DataSize.FromBytes(64_000);

    private int _current = -1;

    /// <summary>The leading track chooses (and has other servers measured).</summary>
    /// <param name="lacking">The pathways that do not have what is to be asked for.</param>
    public PathwayDecision Choose(TrackBuffer track, ulong lacking)
    {
        var states = context.Pathways.Look(context.Time.Now, lacking);
        if (track.Index > 0 && _current >= 0 && !states[_current].Excluded) return new(_current, default);
        var choice = selector.Choose(new PathwayContext
        {
            Now = context.Time.Now,
            Pathways = states,
            Current = _current,
            BufferLevel = track.Level(playout.Position),
            SegmentDuration = track.Media.Segments[track.Next].Duration,
        });
        if (track.Index == 0) SendProbes(track, choice.Probes);
        return choice;
    }

    /// <summary>Where Initialization Segments come from: they say nothing about a server, so that none is chosen for them where one is in use.</summary>
    public int OfInitialization(TrackDownloads track)
    {
        var lacking = track.InitializationAbsences.Of(track.NextInitialization);
        return _current >= 0 && !context.Pathways.Look(context.Time.Now, lacking)[_current].Excluded ? _current : Choose(track.Buffer, lacking).Pathway;
    }

    /// <summary>The leading track's choice is in use from now on.</summary>
    public void Use(in PathwayDecision choice)
    {
        if (choice.Pathway == _current) return;
        context.Narrator.TellPathway(_current, choice);
        _current = choice.Pathway;
    }

    private void SendProbes(TrackBuffer track, ulong pathways)
    {
        for (var i = 0; i < context.Pathways.Count; i++)
        {
            if ((pathways & (1UL << i)) == 0) continue;
            context.Pathways.SetProbing(i, true);
            // The lowest Representation of the Segment to come: its first bytes are there on every server.
            downloads.Send(new SegmentRequest(0, RequestPurpose.Probe, track.Index, Representation: 0, track.Next, i, ProbeSize, ReportProgress: false));
        }
    }
}
