using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>
/// What Pensieve's network sees, 6 rows of 8: [0] last rate over the highest, [1] buffer/10 s, [2] rates of the last 8 downloads in MB/s, time to
/// first byte included, [3] their times/10 s, [4] sizes of the coming Segment in MB, [5] share of the Segments that are left. Rows 0, 1 and 5
/// have a history, too; the newest is last. Source: Mao, Netravali, Alizadeh, SIGCOMM'17, rl_server and test code.
/// </summary>
internal sealed class PensieveState
{
    public const int Rows = 6, Columns = 8;

    private readonly float[] _values = new float[Rows * Columns];
    private Instant? _seen;

    public float[] Values => _values;

    public PensieveState Clone()
    {
        var copy = new PensieveState { _seen = _seen };
        _values.CopyTo(copy._values, 0);
        return copy;
    }

    /// <summary>Takes in what happened since the last decision.</summary>
    public void Take(in AbrContext context)
    {
        if (context.LastDownload is { HasRate: true } download && download.EndedAt != _seen)
        {
            _seen = download.EndedAt;
            Push(2, download.Sample.Goodput.Mbps / 8);
            Push(3, download.Time.Seconds / 10);
        }
        var media = context.Media;
        Push(0, media.BandwidthOf(Math.Max(context.LastRepresentation, 0)) / media.BandwidthOf(media.RepresentationCount - 1));
        Push(1, context.BufferLevel.Seconds / 10);
        for (var m = 0; m < Columns; m++)
            _values[(4 * Columns) + m] = m < media.RepresentationCount ? (float)(media.SizeOf(m, context.Segment).Bytes / 1e6) : 0;
        Push(5, (media.SegmentCount - context.Segment) / (double)media.SegmentCount);
    }

    private void Push(int row, double value)
    {
        var cells = _values.AsSpan(row * Columns, Columns);
        cells[1..].CopyTo(cells);
        cells[^1] = (float)value;
    }
}
