namespace StreamLab.Server;

/// <summary>
/// How long a piece is. 20 ms of the rate are smooth to any player; of fast transfers less, for pieces of a size that a socket takes at once;
/// of thousands of transfers more, for the cost of pacing is the number of writes.
/// </summary>
internal static class Quantum
{
    private const double MostWritesPerSecond = 12_500;
    private static readonly Duration Shortest = Duration.FromMilliseconds(5), Usual = Duration.FromMilliseconds(20);
    private static readonly DataSize LargePiece = DataSize.FromBytes(64 * 1024);

    public static Duration Of(int transfers, Bitrate rate)
    {
        var piece = rate > Bitrate.Zero ? LargePiece / rate : Usual;
        var smooth = Duration.Max(Shortest, Duration.Min(Usual, piece));
        return Duration.Max(smooth, Duration.FromSeconds(transfers / MostWritesPerSecond));
    }
}
