using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Encoding;

/// <summary>Sound on its way into a title, where each track is an AdaptationSet of its own.</summary>
/// <param name="Number">1 for the one that plays unless another is chosen.</param>
internal sealed record SoundTrack(int Number, SourceSound Source)
{
    public const int Kbps = 96, Channels = 2, SamplingRate = 48_000;

    public string Id => Number == 1 ? $"audio-{Kbps}k" : $"audio-{Kbps}k-{Number}";

    /// <summary>What ffmpeg writes, inside the workspace.</summary>
    public string FileName => $"{Id}.mp4";

    /// <summary>Exactly one round of a repeated clip.</summary>
    public string RoundName => $"{Id}-round.nut";

    /// <summary>What was decoded of a sound: of one rate and one layout throughout, its times counted from the first picture.</summary>
    public static string DecodedName(SourceSound sound) => $"sound-{sound.Stream}.nut";
}
