using StreamLab.Cdn;
using StreamLab.Dash.Steering;

namespace StreamLab.Server;

/// <summary>The live edges in the order that the policy has for a client: for manifests, and for who asks again.</summary>
/// <param name="policy">Null: the order of their names.</param>
internal sealed class PathwayOrder(EdgeRegistry edges, ISteeringPolicy? policy, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _startedAt = time.GetTimestamp();

    /// <param name="reports">What the client says of the pathways that it used; the one in use first.</param>
    /// <returns>The edges to be used; none that is not alive.</returns>
    public IReadOnlyList<EdgeRegistration> For(string title, string client, IReadOnlyList<PathwayReport> reports)
    {
        var live = edges.Live;
        if (policy is null || live.Count == 0) return live;
        var context = new SteeringContext
        {
            Now = new Instant(time.GetElapsedTime(_startedAt).TotalSeconds),
            Client = client,
            Title = title,
            Pathways = [.. live.Select(Describe)],
            Experiences = [.. reports.Select(report => new PathwayExperience(report.Pathway, Possible(report, live)))],
        };
        lock (_lock) return [.. policy.Rank(context).Select(pathway => live.First(edge => edge.Name == pathway.Name))];
    }

    /// <summary>For a manifest, which a player keeps: those that the policy would not use now are named too, last.</summary>
    public IReadOnlyList<EdgeRegistration> AllFor(string title, string client)
    {
        var ranked = For(title, client, []);
        return [.. ranked, .. edges.Live.Where(edge => ranked.All(other => other.Name != edge.Name))];
    }

    /// <summary>Nobody had more of an edge than its uplink lets through: an estimate beyond that is of another pathway, or of before.</summary>
    private static Bitrate? Possible(PathwayReport report, IReadOnlyList<EdgeRegistration> live) =>
        report.Throughput is { } told && live.FirstOrDefault(edge => edge.Name == report.Pathway)?.Report?.RateKbps is { } kbps
            ? Bitrate.Min(told, Bitrate.FromKbps(kbps))
            : report.Throughput;

    private SteeringPathway Describe(EdgeRegistration edge) => edge.Report is not { } report
        ? new SteeringPathway { Name = edge.Name }
        : new SteeringPathway
        {
            Name = edge.Name,
            RoundTripTime = Duration.FromMilliseconds(report.RttMs),
            Capacity = report.RateKbps is { } kbps ? Bitrate.FromKbps(kbps) : Bitrate.Unlimited,
            Served = Bitrate.FromKbps(report.ServedKbps),
            Clients = report.Clients,
            KnownAt = new Instant(time.GetElapsedTime(_startedAt, edges.HeardAt(edge.Name)).TotalSeconds),
        };
}
