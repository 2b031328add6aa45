using StreamLab.Ingest.Ladders;

namespace StreamLab.Ingest.Encoding;

/// <summary>A rung to be encoded.</summary>
/// <param name="Id">Name of its Representation, such as <c>360p-450k</c>.</param>
internal sealed record Rendition(string Id, Rung Rung)
{
    /// <summary>What ffmpeg writes, inside the workspace.</summary>
    public string FileName => $"{Id}.mp4";
}
