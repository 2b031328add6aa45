using StreamLab.Server;

namespace StreamLab.Cli.Output;

/// <summary>What <c>up --json</c> says when it is ready.</summary>
/// <param name="Links">The page for other machines; empty where they cannot reach it.</param>
internal sealed record ReadyLine(Uri Page, IReadOnlyList<Uri> Links, Uri Origin, string Token, IReadOnlyList<ServerReadyLine> Edges, IReadOnlyList<LabManifest> Manifests)
{
    public static ReadyLine Of(Lab lab) =>
        new(lab.Page, lab.Links, lab.Origin.Url, lab.Origin.Token, [.. lab.Edges.Select(e => new ServerReadyLine(e.Name, e.Url, e.Token))], lab.Manifests);
}
