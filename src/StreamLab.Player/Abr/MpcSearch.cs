namespace StreamLab.Player;

/// <summary>
/// The search of the MPC family: over all plans for the next Segments, the most of sum R − lambda · sum |ΔR| − mu · stall seconds, R in
/// Mbit/s, with the buffer B ← min(max(B − d, 0) + p, capacity). Depth first from the highest Representation down; where a bound says
/// that no plan below can be better, it does not look. The answer is exactly that of trying all plans in ascending order and keeping the last of the best,
/// the rounding of its sums included. Source: Yin et al., SIGCOMM'15; order and sums as in Pensieve's test/mpc.py.
/// </summary>
/// <remarks>
/// The bounds: of what is left, forget when stalls happen, and count only how far all downloads together exceed the media there is to
/// play meanwhile. Pricing a second of download at any nu in [0, mu] then gives an upper bound that is a dynamic program over the last
/// Representation alone (Lagrange). Three prices are used: 0, mu, and the one that bounds the whole problem best.
/// </remarks>
internal sealed class MpcSearch(double lambda, double mu)
{
    public const int LongestHorizon = 10;

    private const int PriceSteps = 5;
    // Sums of a few hundred Mbit/s in doubles: beyond it two plans differ by more than rounding.
    private const double Rounding = 1e-9;

    private readonly double[] _play = new double[LongestHorizon], _playLeft = new double[LongestHorizon + 1];
    private readonly PriceBound _free = new(), _dear = new(), _priced = new();
    private AdaptationSet? _media;
    private double[] _kbps = [], _change = [], _gain = [], _download = [];
    private int _representations, _count, _last;
    private double _capacity, _bestValue;
    private int _best;

    /// <param name="size">Index of the Segment whose sizes are looked at first.</param>
    /// <param name="context">Segment, buffer and ladder; its throughput is not looked at.</param>
    /// <param name="count">How many Segments to plan.</param>
    /// <returns>The first step of the best plan, and the plan's value.</returns>
    public (int Representation, double Value) Best(in AbrContext context, int size, int count, Bitrate throughput)
    {
        Prepare(context, size, count, throughput);
        var level = context.BufferLevel.Seconds;
        _bestValue = Math.BitDecrement(FindPrice(level));
        Descend(0, _last, level, 0, 0, 0);
        return (_best, _bestValue);
    }

    private void Prepare(in AbrContext context, int size, int count, Bitrate throughput)
    {
        var media = context.Media;
        (_count, _last, _capacity) = (count, context.LastRepresentation, context.BufferCapacity.Seconds);
        SetLadder(media);
        for (var i = 0; i < count; i++)
        {
            _play[i] = media.Segments[Math.Min(context.Segment + i, media.SegmentCount - 1)].Duration.Seconds;
            for (var r = 0; r < _representations; r++)
                _download[(i * _representations) + r] = DownloadSeconds(context, r, size + i, throughput);
        }
        _playLeft[count] = _playLeft[count - 1] = 0;
        for (var i = count - 2; i >= 0; i--) _playLeft[i] = _playLeft[i + 1] + _play[i];
    }

    /// <summary>Sizes that nobody knows, beyond the end, are zero, as in Pensieve.</summary>
    private static double DownloadSeconds(in AbrContext context, int representation, int segment, Bitrate throughput) =>
        segment < context.Media.SizedSegmentCount ? (context.Latency + (context.Media.SizeOf(representation, segment) / throughput)).Seconds : 0;

    private void SetLadder(AdaptationSet media)
    {
        if (media == _media) return;
        (_media, _representations) = (media, media.RepresentationCount);
        (_kbps, _change, _gain) = (new double[_representations], new double[_representations * _representations], new double[_representations * _representations]);
        _download = new double[LongestHorizon * _representations];
        foreach (var bound in (PriceBound[])[_free, _dear, _priced]) bound.Resize(LongestHorizon, _representations);
        for (var r = 0; r < _representations; r++) _kbps[r] = media.BandwidthOf(r).Kbps;
        for (var i = 0; i < _change.Length; i++)
        {
            var (from, to) = (_kbps[i / _representations], _kbps[i % _representations]);
            _change[i] = Math.Abs(to - from);
            _gain[i] = (to - (lambda * _change[i])) / 1000;
        }
    }

    /// <summary>Halves the range of prices towards the least bound of the whole; each price's own plan is tried on the way.</summary>
    /// <returns>The value of the best plan seen.</returns>
    private double FindPrice(double level)
    {
        var value = Try(_free, 0, level, out var excess);
        if (excess <= 0 && value >= _free.Whole - Rounding)
        {
            _dear.CopyFrom(_free);
            _priced.CopyFrom(_free);
            return value;
        }
        value = Math.Max(value, Try(_dear, mu, level, out _));
        var (low, high) = (0.0, mu);
        for (var step = 0; step < PriceSteps; step++)
        {
            var price = (low + high) / 2;
            value = Math.Max(value, Try(_priced, price, level, out excess));
            if (excess > 0) low = price;
            else high = price;
        }
        return value;
    }

    /// <param name="excess">How much longer the downloads of this price's plan take than there is media to play.</param>
    /// <returns>The plan's true value.</returns>
    private double Try(PriceBound bound, double price, double level, out double excess)
    {
        bound.Build(price, _count, _last, _kbps, _gain, _download);
        var (last, buffer, stall, sum, change, downloads) = (_last, level, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < _count; i++)
        {
            var r = bound.Next(i, last);
            sum += _kbps[r];
            change += last < 0 ? 0 : _change[(last * _representations) + r];
            downloads += _download[(i * _representations) + r];
            (buffer, stall) = Step(i, r, buffer, stall);
            last = r;
        }
        excess = downloads - level - _playLeft[0];
        return Value(sum, stall, change);
    }

    private double Value(double sumKbps, double stall, double changeKbps) => (sumKbps / 1000) - (mu * stall) - (lambda * (changeKbps / 1000));

    private (double Buffer, double Stall) Step(int i, int r, double buffer, double stall)
    {
        var download = _download[(i * _representations) + r];
        if (buffer < download) (buffer, stall) = (0, stall + (download - buffer));
        else buffer -= download;
        return (Math.Min(buffer + _play[i], _capacity), stall);
    }

    /// <summary>Looks at every continuation that a bound does not rule out; in descending order, so that of equals the last in ascending order stays.</summary>
    private void Descend(int i, int last, double buffer, double stall, double sum, double change)
    {
        for (var r = _representations - 1; r >= 0; r--)
        {
            var (nextBuffer, nextStall) = Step(i, r, buffer, stall);
            var nextSum = sum + _kbps[r];
            var nextChange = change + (last < 0 ? 0 : _change[(last * _representations) + r]);
            var value = Value(nextSum, nextStall, nextChange);
            if (i + 1 < _count)
            {
                if (value + BoundOf(i + 1, r, nextBuffer) < _bestValue - Rounding) continue;
                var before = _bestValue;
                Descend(i + 1, r, nextBuffer, nextStall, nextSum, nextChange);
                if (i == 0 && _bestValue > before) _best = r;
            }
            else if (value > _bestValue)
            {
                _bestValue = value;
                if (i == 0) _best = r;
            }
        }
    }

    private double BoundOf(int i, int last, double buffer)
    {
        var time = buffer + _playLeft[i];
        return Math.Min(_priced.After(i, last, time), Math.Min(_free.After(i, last, time), _dear.After(i, last, time)));
    }

    /// <summary>What is left to gain when a second of download costs a fixed price, by place in the plan and last Representation.</summary>
    private sealed class PriceBound
    {
        private double[] _gain = [], _after = [];
        private int[] _next = [];
        private int _representations;
        private double _price;
        private int _first;

        /// <summary>The gain of the whole plan, with nothing granted for the media there is to play.</summary>
        public double Whole { get; private set; }

        public void Resize(int horizon, int representations)
        {
            _representations = representations;
            (_gain, _after, _next) = (new double[(horizon + 1) * representations], new double[representations], new int[horizon * representations]);
        }

        public int Next(int i, int last) => last < 0 ? _first : _next[(i * _representations) + last];

        public double After(int i, int last, double time) => _gain[(i * _representations) + last] + (_price * time);

        public void CopyFrom(PriceBound other)
        {
            other._gain.CopyTo(_gain, 0);
            _price = other._price;
        }

        /// <param name="gain">What a Representation adds after another: R − lambda |ΔR|, in Mbit/s.</param>
        public void Build(double price, int count, int last, double[] kbps, double[] gain, double[] download)
        {
            _price = price;
            var n = _representations;
            _gain.AsSpan(count * n, n).Clear();
            for (var i = count - 1; i >= 0; i--)
            {
                // What each leads to is the same whatever came before.
                for (var r = 0; r < n; r++) _after[r] = _gain[((i + 1) * n) + r] - (price * download[(i * n) + r]);
                if (i == 0) break;
                for (var from = 0; from < n; from++)
                    (_next[(i * n) + from], _gain[(i * n) + from]) = Best(gain.AsSpan(from * n, n));
            }
            if (last >= 0) (_next[last], Whole) = Best(gain.AsSpan(last * n, n));
            else (_first, Whole) = BestOfAll(kbps);
        }

        private (int Representation, double Gain) Best(ReadOnlySpan<double> gain)
        {
            var (best, most) = (0, double.NegativeInfinity);
            for (var r = 0; r < gain.Length; r++)
            {
                var value = gain[r] + _after[r];
                if (value > most) (best, most) = (r, value);
            }
            return (best, most);
        }

        /// <summary>Nothing was played before the first Segment: no change costs anything.</summary>
        private (int Representation, double Gain) BestOfAll(ReadOnlySpan<double> kbps)
        {
            var (best, most) = (0, double.NegativeInfinity);
            for (var r = 0; r < kbps.Length; r++)
            {
                var value = (kbps[r] / 1000) + _after[r];
                if (value > most) (best, most) = (r, value);
            }
            return (best, most);
        }
    }
}
