namespace StreamLab.Network;

/// <summary>
/// Weighted max-min fairness by progressive filling (Bertsekas and Gallager, Data Networks, 6.5.2): all levels rise together until a link
/// is full; its lanes are closed at that level and the others go on. Links that fill independently of each other close in one round.
/// A link that one lane has for itself is a cap on that lane, and notes about it are never read. Linear in the number of lanes, a few
/// passes as a rule.
/// </summary>
internal sealed class ProgressiveFilling
{
    private readonly List<Link> _links = [];
    private Lane[] _open = [];
    private int _filling;

    /// <summary>When the first of the capacities changes that the last filling was done with.</summary>
    public Instant NextChange { get; private set; }

    /// <summary>Lets every lane run at its level from now on.</summary>
    public void Fill(List<Lane> lanes, Instant now)
    {
        Open(lanes, now);
        for (var open = _open.AsSpan(0, lanes.Count); open.Length > 0; open = open[..CloseFullLanes(open)])
        {
            FindLevels();
            FindBottlenecks(open);
        }
        foreach (var lane in lanes) lane.RunAt(lane.Share, now);
    }

    private void Open(List<Lane> lanes, Instant now)
    {
        _filling++;
        _links.Clear();
        NextChange = Instant.Never;
        if (_open.Length < lanes.Count) _open = new Lane[lanes.Capacity];
        lanes.CopyTo(_open);
        foreach (var lane in lanes)
        {
            lane.Cap = double.PositiveInfinity;
            foreach (var link in lane.Links) Open(link, lane, now);
        }
    }

    private void Open(Link link, Lane lane, Instant now)
    {
        var rate = link.Refresh(now).BitsPerSecond;
        NextChange = Instant.Min(NextChange, link.NextChange);
        if (!link.IsShared)
        {
            lane.Cap = Math.Min(lane.Cap, rate / lane.Weight);
            return;
        }
        if (link.Share.Filling != _filling)
        {
            link.Share = new LinkShare { Filling = _filling, Spare = rate };
            _links.Add(link);
        }
        link.Share.Load += lane.Weight;
    }

    private void FindLevels()
    {
        foreach (var link in _links)
            (link.Share.Level, link.Share.IsBottleneck, link.Share.Load) = (link.Share.Spare / link.Share.Load, true, 0);
    }

    private static void FindBottlenecks(ReadOnlySpan<Lane> open)
    {
        foreach (var lane in open)
        {
            var level = lane.Cap;
            foreach (var link in lane.Links)
                if (link.IsShared) level = Math.Min(level, link.Share.Level);
            foreach (var link in lane.Links) link.Share.IsBottleneck &= link.Share.Level <= level;
            lane.Share = level;
        }
    }

    /// <returns>The number of lanes that stay open, moved to the front.</returns>
    private static int CloseFullLanes(Span<Lane> open)
    {
        var kept = 0;
        foreach (var lane in open)
        {
            if (IsFull(lane))
            {
                foreach (var link in lane.Links) link.Share.Take(lane.Share * lane.Weight);
                continue;
            }
            foreach (var link in lane.Links) link.Share.Load += lane.Weight;
            open[kept++] = lane;
        }
        return kept;
    }

    private static bool IsFull(Lane lane)
    {
        if (lane.Share >= lane.Cap) return true;
        foreach (var link in lane.Links)
            if (link.IsShared && link.Share.IsBottleneck) return true;
        return false;
    }
}
