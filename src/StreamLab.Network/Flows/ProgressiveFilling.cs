namespace StreamLab.Network;

/// <summary>
/// Weighted max-min fairness by progressive filling (Bertsekas and Gallager, Data Networks, 6.5.2): all levels rise together until a link
/// is full; its routes are closed at that level and the others go on. Links that fill independently of each other close in one round.
/// A link that one route has for itself is a cap on that route. Linear in the number of routes, a few passes as a rule.
/// </summary>
internal sealed class ProgressiveFilling
{
    private readonly List<Link> _links = [];
    private Route[] _open = [];
    private int _filling;

    /// <summary>When the first of the capacities changes that the last filling was done with.</summary>
    public Instant NextChange { get; private set; }

    /// <summary>Lets every route run at its level from now on.</summary>
    public void Fill(List<Route> routes, Instant now)
    {
        Open(routes, now);
        for (var open = _open.AsSpan(0, routes.Count); open.Length > 0; open = open[..CloseFullRoutes(open)])
        {
            FindLevels();
            FindBottlenecks(open);
        }
        foreach (var route in routes) route.RunAt(route.Share, now);
    }

    private void Open(List<Route> routes, Instant now)
    {
        _filling++;
        _links.Clear();
        NextChange = Instant.Never;
        if (_open.Length < routes.Count) _open = new Route[routes.Capacity];
        routes.CopyTo(_open);
        foreach (var route in routes)
        {
            route.Cap = double.PositiveInfinity;
            foreach (var link in route.Links) Open(link, route, now);
        }
    }

    private void Open(Link link, Route route, Instant now)
    {
        var rate = link.Refresh(now).BitsPerSecond;
        NextChange = Instant.Min(NextChange, link.NextChange);
        if (!link.IsShared)
        {
            route.Cap = Math.Min(route.Cap, rate / route.Weight);
            return;
        }
        if (link.Share.Filling != _filling)
        {
            link.Share = new LinkShare { Filling = _filling, Spare = rate };
            _links.Add(link);
        }
        link.Share.Load += route.Weight;
    }

    private void FindLevels()
    {
        foreach (var link in _links)
            (link.Share.Level, link.Share.IsBottleneck, link.Share.Load) = (link.Share.Spare / link.Share.Load, true, 0);
    }

    private static void FindBottlenecks(ReadOnlySpan<Route> open)
    {
        foreach (var route in open)
        {
            var level = route.Cap;
            foreach (var link in route.Links)
                if (link.IsShared) level = Math.Min(level, link.Share.Level);
            foreach (var link in route.Links) link.Share.IsBottleneck &= link.Share.Level <= level;
            route.Share = level;
        }
    }

    /// <returns>The number of routes that stay open, moved to the front.</returns>
    private static int CloseFullRoutes(Span<Route> open)
    {
        var kept = 0;
        foreach (var route in open)
        {
            if (IsFull(route))
            {
                foreach (var link in route.Links) link.Share.Take(route.Share * route.Weight);
                continue;
            }
            foreach (var link in route.Links) link.Share.Load += route.Weight;
            open[kept++] = route;
        }
        return kept;
    }

    private static bool IsFull(Route route)
    {
        if (route.Share >= route.Cap) return true;
        foreach (var link in route.Links)
            if (link.IsShared && link.Share.IsBottleneck) return true;
        return false;
    }
}
