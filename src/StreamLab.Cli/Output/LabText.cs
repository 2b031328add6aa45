using StreamLab.Server;

namespace StreamLab.Cli.Output;

/// <summary>A running laboratory as people read it: where things are, and what to try.</summary>
internal static class LabText
{
    public static void Write(TextWriter output, Lab lab)
    {
        output.WriteLine($"The page: {lab.Page}");
        foreach (var link in lab.Links) output.WriteLine($"  for other machines: {link}");
        foreach (var edge in lab.Edges) output.WriteLine($"  {edge.Name,-10} {edge.Url}");
        var manifests = lab.Manifests;
        foreach (var manifest in manifests) output.WriteLine($"  {manifest.Title,-10} {manifest.Mpd}");
        output.WriteLine(manifests.Count == 0 ? $"No title yet: '{Hint.Of("ingest CLIP")}' makes one." : "To try next, in another terminal:");
        if (manifests.Count > 0)
        {
            output.WriteLine($"  {Hint.Of($"play {manifests[0].Mpd}")}");
            output.WriteLine($"  {Hint.Of($"shape {lab.Edges[0].Url} 600kbps")}");
        }
        output.WriteLine("Ctrl-C ends it.");
        output.Flush();
    }
}
