using System.Text.Json.Serialization;

namespace StreamLab.Cli.Inspecting;

/// <summary>What was found in a file: as <c>--json</c> says it, and as people read it.</summary>
/// <param name="Kind">mpd, hls, mp4, trace, log or title.</param>
internal abstract record Inspection([property: JsonPropertyOrder(-1)] string Kind)
{
    public abstract void Write(TextWriter output);
}
