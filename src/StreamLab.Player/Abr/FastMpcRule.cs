namespace StreamLab.Player;

/// <summary>
/// FastMPC: MPC by table. The answer is looked up by buffer level, last Representation and predicted throughput, each in bins, as if every
/// Segment had the declared rate. Bins are even: levels from 0 to the capacity, throughputs from 0 to twice the highest rate; a bin
/// answers for its middle. An entry is worked out when it is first asked for, which gives the same table as working all out beforehand.
/// Source: Yin, Jindal, Sekar, Sinopoli, SIGCOMM'15, section 5 (100 × 100 bins).
/// </summary>
public sealed class FastMpcRule(int horizon, double lambda, double mu, int bufferBins, int throughputBins) : IAbrRule
{
    private const int MostBins = 1000;
    private const byte Unknown = byte.MaxValue;

    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "fast-mpc",
        Summary = "mpc by a table over buffer level, last representation and throughput; sizes taken from the declared rates",
        Source = "Yin, Jindal, Sekar, Sinopoli, SIGCOMM'15",
        Parameters =
        [
            .. MpcParameters.All,
            new("buffer-bins", "100", "bins", "of the buffer level, up to its capacity (SIGCOMM'15: 100)"),
            new("throughput-bins", "100", "bins", "of the predicted throughput, up to twice the highest rate (SIGCOMM'15: 100)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = MpcParameters.Estimator,
        Create = a => new FastMpcRule(MpcParameters.Horizon(a), a.Number("lambda"), a.Number("mu"), Bins(a, "buffer-bins"), Bins(a, "throughput-bins")),
    };

    private static readonly ReasonCode NoSample = new("fast-mpc", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Entry = new("fast-mpc", "table", "{0:0} kbps predicted, {1:0.0} s buffered: the table's entry", "predictedKbps", "bufferSeconds");

    private readonly MpcSearch _search = new(lambda, mu);
    private AdaptationSet? _nominal;
    private Duration _capacity;
    private byte[] _table = [];

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        if (_nominal is null || _capacity != context.BufferCapacity) Lay(context);
        var representation = Look(context, BinOf(context.BufferLevel / _capacity, bufferBins), BinOf(throughput / Most(context.Media), throughputBins));
        return new(representation, Duration.Zero, Entry.With(throughput.Kbps, context.BufferLevel.Seconds));
    }

    public IAbrRule Clone()
    {
        var copy = new FastMpcRule(horizon, lambda, mu, bufferBins, throughputBins);
        (copy._nominal, copy._capacity, copy._table) = (_nominal, _capacity, [.. _table]);
        return copy;
    }

    private int Look(in AbrContext context, int bufferBin, int throughputBin)
    {
        ref var entry = ref _table[(((bufferBin * throughputBins) + throughputBin) * (context.Media.RepresentationCount + 1)) + context.LastRepresentation + 1];
        if (entry == Unknown) entry = Solve(context.LastRepresentation, bufferBin, throughputBin);
        return entry;
    }

    private byte Solve(int last, int bufferBin, int throughputBin)
    {
        var question = new AbrContext
        {
            Media = _nominal!,
            Segment = 0,
            LastRepresentation = last,
            BufferLevel = _capacity * ((bufferBin + 0.5) / bufferBins),
            BufferCapacity = _capacity,
        };
        return (byte)_search.Best(question, 0, horizon, Most(_nominal!) * ((throughputBin + 0.5) / throughputBins)).Representation;
    }

    /// <summary>An empty table, for Segments that all have the first one's duration and the declared rates.</summary>
    private void Lay(in AbrContext context)
    {
        var segment = context.Media.Segments[0].Duration;
        var timeline = Enumerable.Range(0, horizon).Select(i => new Segment(i, i, segment * i, segment));
        _nominal = new AdaptationSet("nominal", context.Media.ContentType, [.. context.Media.Representations.Select(r => r with { SegmentSizes = null })], [.. timeline]);
        _capacity = context.BufferCapacity;
        _table = new byte[bufferBins * throughputBins * (context.Media.RepresentationCount + 1)];
        _table.AsSpan().Fill(Unknown);
    }

    private static Bitrate Most(AdaptationSet media) => media.BandwidthOf(media.RepresentationCount - 1) * 2;

    private static int BinOf(double share, int bins) => Math.Clamp((int)(share * bins), 0, bins - 1);

    private static int Bins(ComponentArguments arguments, string name)
    {
        var bins = arguments.Count(name);
        return bins <= MostBins ? bins : throw new FormatException($"{name}={bins} is above {MostBins}");
    }
}
