namespace StreamLab.Network.Tests.Flows;

/// <summary>Something that a <see cref="Scenario"/> is played on; links, routes and groups are numbered from zero, flows in order of start.</summary>
internal interface IPlayground
{
    void StartClock(int link, Instant now);
    void Replace(int link, BandwidthTrace capacity, Instant now);
    void Start(Instant now, DataSize size, int group, int route);
    void Abandon(int flow, Instant now);
    void AdvanceTo(Instant now);
}
