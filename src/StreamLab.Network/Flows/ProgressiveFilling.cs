namespace StreamLab.Network;

/// <summary>
/// Weighted max-min fairness by progressive filling (Bertsekas and Gallager, Data Networks, 6.5.2): all levels rise together until a link
/// is full; its routes are closed at that level and the rest goes on. Links that fill independently of each other close in one round.
/// </summary>
internal sealed class ProgressiveFilling
{
    private readonly List<Route> _open = [];
    private readonly List<Link> _links = [];

    /// <summary>When the first of the capacities changes that the last filling was done with.</summary>
    public Instant NextChange
    {
        get
        {
            var next = Instant.Never;
            foreach (var link in _links) next = Instant.Min(next, link.NextChange);
            return next;
        }
    }

    /// <summary>Sets the level of every route.</summary>
    public void Fill(List<Route> routes, Instant now)
    {
        Prepare(routes, now);
        while (_open.Count > 0)
        {
            FindLevels();
            FindBottlenecks();
            _open.RemoveAll(TryClose);
        }
        foreach (var route in routes) route.RunAt(route.Share, now);
    }

    private void Prepare(List<Route> routes, Instant now)
    {
        _links.Clear();
        foreach (var route in routes)
        {
            _open.Add(route);
            foreach (var link in route.Links) link.Share.Load = double.NaN;
        }
        foreach (var route in routes)
            foreach (var link in route.Links)
            {
                if (!double.IsNaN(link.Share.Load)) continue;
                (link.Share.Load, link.Share.Spare) = (0, link.Refresh(now).BitsPerSecond);
                _links.Add(link);
            }
    }

    private void FindLevels()
    {
        foreach (var link in _links) link.Share.Load = 0;
        foreach (var route in _open)
            foreach (var link in route.Links)
                link.Share.Load += route.Weight;
        foreach (var link in _links) (link.Share.Level, link.Share.IsBottleneck) = (link.Share.Spare / link.Share.Load, true);
    }

    private void FindBottlenecks()
    {
        foreach (var route in _open)
        {
            var level = double.PositiveInfinity;
            foreach (var link in route.Links) level = Math.Min(level, link.Share.Level);
            foreach (var link in route.Links) link.Share.IsBottleneck &= link.Share.Level <= level;
            route.Share = level;
        }
    }

    /// <returns>Whether the route's level is final; its rate is then taken from its links.</returns>
    private static bool TryClose(Route route)
    {
        var isFinal = false;
        foreach (var link in route.Links) isFinal |= link.Share.IsBottleneck;
        if (!isFinal) return false;
        foreach (var link in route.Links)
            if (double.IsFinite(link.Share.Spare)) link.Share.Spare = Math.Max(0, link.Share.Spare - route.Share * route.Weight);
        return true;
    }
}
