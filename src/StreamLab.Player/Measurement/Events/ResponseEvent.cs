namespace StreamLab.Player;

public sealed record ResponseEvent : SessionEvent
{
    public required int Id { get; init; }
    public required string Purpose { get; init; }
    public required string Pathway { get; init; }
    public required long Bytes { get; init; }
    public required double TtfbMs { get; init; }
    public required double DownloadMs { get; init; }
}
