namespace StreamLab.Client;

/// <summary>
/// The border to the picture: takes media, shows it when told to, and says where it is. A session calls it from one thread at a time and
/// waits for none of the calls, so they return at once. Disposing of it ends the picture and closes what is open; twice does no harm.
/// </summary>
public interface IRenderer : IAsyncDisposable
{
    /// <summary>Where the picture is, every 100 ms while it runs. An error ends the session: it says in one line why there can be no picture.</summary>
    IObservable<PlayoutReport> Reports { get; }

    /// <summary>
    /// Takes over one segment of one track; of each track they come in order, without gaps, but for a flush or a jump between them. One that was
    /// taken over before and has not begun to be shown may come again better: it takes the other's place.
    /// </summary>
    void Append(SegmentMedia media);

    /// <summary>Lets the picture run from <paramref name="position"/>; media up to there and some beyond has been appended.</summary>
    void Start(Duration position, double rate);

    /// <summary>Lets the picture stand still: what was shown is what lies before <paramref name="position"/>.</summary>
    void Hold(Duration position);

    /// <summary>
    /// The picture, which stands still, will go on at <paramref name="position"/>, before which nothing more is shown: some track has no media there. What
    /// was appended for later stays.
    /// </summary>
    void JumpTo(Duration position);

    /// <summary>Forgets all media that was not shown; the next to come begins at or before <paramref name="position"/>.</summary>
    void FlushTo(Duration position);
}
