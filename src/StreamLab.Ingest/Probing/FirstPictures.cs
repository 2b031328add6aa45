namespace StreamLab.Ingest.Probing;

/// <summary>What the first pictures of a stream say once they are decoded; a stream of which none can be is of no use.</summary>
/// <param name="Start">Time stamp of the first, in seconds.</param>
/// <param name="Step">Typical time from one to the next, null for a single one.</param>
/// <param name="Interlaced">How many are marked so.</param>
/// <param name="PerPacket">Pictures out of each packet: half of one where each field is a packet of its own.</param>
internal sealed record FirstPictures(double Start, double? Step, int Interlaced, double PerPacket = 1)
{
    private const int Packets = 48;
    private const string Entries = "-show_entries frame=best_effort_timestamp_time,interlaced_frame,top_field_first -of csv=print_section=0";

    /// <param name="packets">How many the stream has.</param>
    /// <returns>Null when nothing can be decoded.</returns>
    public static async Task<FirstPictures?> ReadAsync(FFprobe ffprobe, int stream, int packets, CancellationToken cancellationToken)
    {
        var options = $"{InputLimits.ForFrames} -select_streams {stream} -read_intervals %+#{Packets} {Entries}";
        var (count, interlaced, times) = (0, 0, new List<double>());
        await ffprobe.RunAsync(options, Add, cancellationToken);
        if (count == 0) return null;
        var steps = times.Skip(1).Zip(times, (next, time) => next - time).Where(step => step > 0).Order().ToArray();
        double? step = steps.Length == 0 ? null : steps[steps.Length / 2];
        return new FirstPictures(times.FirstOrDefault(), step, interlaced, (double)count / Math.Min(packets, Packets));

        void Add(string line)
        {
            var fields = line.Split(',');
            if (fields.Length < 3) return; // side data
            count++;
            if (fields[1] == "1") interlaced++;
            if (PacketSurvey.Seconds(fields[0]) is { } time) times.Add(time);
        }
    }

    /// <param name="order">field_order of the stream: which field is stored first and which is shown first, such as "tt".</param>
    public Interlacing InterlacingBy(string? order) =>
        Interlaced > 0 ? Interlacing.Marked
        : order is "tt" or "bt" ? Interlacing.TopFirst
        : order is "bb" or "tb" ? Interlacing.BottomFirst
        : Interlacing.None;
}
