namespace StreamLab.Player;

/// <summary>The player's memory of its pathways: what they delivered, what their transfers showed, and which are excluded.</summary>
internal sealed class PathwayTable
{
    // Below this a transfer shows the connection rather than the server (Shaka Player: 16 kB).
    private static DataSize LeastSample => DataSize.FromBytes(16_000);
    private const double EarlierWeight = 0.5;

    private readonly IThroughputEstimator _prototype;
    private PathwayState[] _states;
    private Exclusion[] _exclusions;
    private IThroughputEstimator[] _estimators;
    private DataSize[] _delivered;
    private bool[] _probing;
    private int[] _setbacks;
    private readonly string? _pinned;

    /// <param name="pinned">The only one that may be asked; null: any.</param>
    public PathwayTable(IReadOnlyList<string> names, IThroughputEstimator prototype, string? pinned)
    {
        (_prototype, _pinned) = (prototype, pinned);
        (_states, _estimators, _exclusions) = (new PathwayState[names.Count], new IThroughputEstimator[names.Count], new Exclusion[names.Count]);
        (_delivered, _probing, _setbacks) = (new DataSize[names.Count], new bool[names.Count], new int[names.Count]);
        for (var i = 0; i < names.Count; i++) (_states[i], _estimators[i], _exclusions[i]) = (Fresh(names[i]), prototype.Clone(), new Exclusion());
    }

    /// <returns>False for a name that is there already.</returns>
    public bool TryAdd(string name)
    {
        if (Array.Exists(_states, state => state.Name == name)) return false;
        (_states, _exclusions) = ([.. _states, Fresh(name)], [.. _exclusions, new Exclusion()]);
        (_estimators, _delivered, _probing, _setbacks) = ([.. _estimators, _prototype.Clone()], [.. _delivered, DataSize.Zero], [.. _probing, false], [.. _setbacks, 0]);
        return true;
    }

    /// <summary>Gives each pathway its place in an order; names that are not there are passed over.</summary>
    public void Rank(IReadOnlyList<string> order)
    {
        foreach (ref var state in _states.AsSpan()) state.Rank = PathwayState.Unranked;
        for (var place = order.Count - 1; place >= 0; place--)
        {
            var pathway = Array.FindIndex(_states, state => state.Name == order[place]);
            if (pathway >= 0) _states[pathway].Rank = place;
        }
    }

    public int Count => _states.Length;
    public IReadOnlyList<string> Names => Array.ConvertAll(_states, state => state.Name);
    public string Name(int pathway) => _states[pathway].Name;
    public int IndexOf(string name) => Array.FindIndex(_states, state => state.Name == name);
    public IThroughputEstimator Estimator(int pathway) => _estimators[pathway];
    public void SetProbing(int pathway, bool probing) => _probing[pathway] = probing;

    /// <summary>All that the pathway has delivered so far, by whatever transfer.</summary>
    public DataSize Delivered(int pathway) => _delivered[pathway];

    /// <summary>How often something could not be had from it: what was decided with it in mind before holds no longer.</summary>
    public int Setbacks(int pathway) => _setbacks[pathway];

    public void TakeSetback(int pathway) => _setbacks[pathway]++;

    /// <summary>Those that a request can go to now, a bit each.</summary>
    public ulong Askable(Instant now) => _pinned is null ? Usable(now) : 1UL << IndexOf(_pinned);

    public void Deliver(int pathway, DataSize more) => _delivered[pathway] += more;

    /// <summary>The pathways as a selector sees them.</summary>
    /// <param name="lacking">Those that do not have what is to be asked for, a bit each: excluded as well, as long as another is left.</param>
    public ReadOnlySpan<PathwayState> Look(Instant now, ulong lacking = 0)
    {
        if (_states.Length == 1) return _states;
        var usable = Usable(now);
        if ((usable & ~lacking) != 0) usable &= ~lacking;
        for (var i = 0; i < _states.Length; i++) (_states[i].Excluded, _states[i].Probing) = ((usable & (1UL << i)) == 0, _probing[i]);
        return _states;
    }

    /// <summary>Those that are not excluded, a bit each. The last one that is left is never excluded: then the one whose exclusion ends first counts.</summary>
    public ulong Usable(Instant now)
    {
        var (usable, soonest) = (0UL, 0);
        for (var i = 0; i < _states.Length; i++)
        {
            if (!_exclusions[i].IsExcluded(now)) usable |= 1UL << i;
            if (_exclusions[i].Until < _exclusions[soonest].Until) soonest = i;
        }
        return usable != 0 ? usable : 1UL << soonest;
    }

    /// <summary>Takes what a transfer showed. A probe's pathway was idle: what it did earlier says little, its estimate begins anew.</summary>
    public void Learn(int pathway, Instant now, in ThroughputSample sample, bool isProbe)
    {
        if (sample.Size < LeastSample || sample.TransferTime <= Duration.Zero) return;
        if (isProbe) _estimators[pathway].Reset();
        _estimators[pathway].Add(sample);
        ref var state = ref _states[pathway];
        var earlier = state.EarlierRate == Bitrate.Zero ? state.LastRate : (state.EarlierRate * (1 - EarlierWeight)) + (state.LastRate * EarlierWeight);
        (state.LastRate, state.EarlierRate, state.LastSampleAt) = (sample.TransferRate, isProbe ? Bitrate.Zero : earlier, now);
    }

    public void Succeeded(int pathway) => _exclusions[pathway].Succeeded();
    /// <returns>For how long the pathway is left alone; zero when it is not.</returns>
    public Duration Failed(int pathway, Instant now, RequestFailure failure)
    {
        _exclusions[pathway].Failed(now, failure);
        return _exclusions[pathway].IsExcluded(now) ? _exclusions[pathway].Until - now : Duration.Zero;
    }

    private static PathwayState Fresh(string name) => new() { Name = name, Rank = PathwayState.Unranked, LastSampleAt = new(double.NegativeInfinity) };

    /// <summary>Whether a pathway is left that is not excluded.</summary>
    public bool HasUsable(Instant now)
    {
        foreach (ref readonly var exclusion in _exclusions.AsSpan())
            if (!exclusion.IsExcluded(now)) return true;
        return false;
    }
}
