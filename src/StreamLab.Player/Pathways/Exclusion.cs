namespace StreamLab.Player;

/// <summary>
/// When a failing server is left alone, and for how long: at once when it cannot be reached, breaks or stays silent; after a second failure
/// in a row when it answers with an error or with what was not asked for. 10 s at first, doubled with each exclusion up to 5 min, forgotten with the
/// first success. Not to have something is no failure.
/// </summary>
internal struct Exclusion()
{
    private static Duration First => Duration.FromSeconds(10);
    private static Duration Longest => Duration.FromSeconds(300);

    private int _failures, _exclusions;

    public Instant Until { get; private set; } = new(double.NegativeInfinity);

    public readonly bool IsExcluded(Instant now) => now < Until;

    public void Failed(Instant now, RequestFailure failure)
    {
        if (failure == RequestFailure.NotFound) return;
        _failures++;
        var answers = failure is RequestFailure.ServerError or RequestFailure.Refused or RequestFailure.Corrupt or RequestFailure.Mismatch;
        if (answers && _failures < 2) return;
        Until = now + Duration.Min(First * Math.Pow(2, _exclusions), Longest);
        _exclusions++;
        _failures = 0;
    }

    public void Succeeded() => (_failures, _exclusions) = (0, 0);
}
