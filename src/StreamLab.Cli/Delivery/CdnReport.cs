using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>What a simulation found, as <c>--json</c> prints it.</summary>
internal sealed record CdnReport(
    string Topology, double StorageBytes, string Policy, FillMode Fill, long PushedBytes, CdnFigures Steady, IReadOnlyList<string> Failed, CdnFigures? AfterFailure)
{
    public static CdnReport Of(CdnResult result) =>
        new(result.Topology, result.Storage.Bytes, result.Policy, result.Fill, result.PushedBytes, result.Steady, result.Failed, result.AfterFailure);
}
