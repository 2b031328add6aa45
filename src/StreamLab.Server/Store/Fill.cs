namespace StreamLab.Server;

/// <summary>One request to upstream, for all who want the same object meanwhile.</summary>
/// <param name="key">Its path.</param>
/// <param name="stale">What is stored of it and has to be asked for anew; null: nothing.</param>
/// <param name="hops">The edges that the request came through (CDN-Loop).</param>
/// <param name="isPrefetch">Nobody has asked for it yet.</param>
internal sealed class Fill(string key, MediaObject? stale, string hops, bool isPrefetch)
{
    private readonly TaskCompletionSource<FillHead> _head = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;
    public MediaObject? Stale => stale;
    public string Hops => hops;
    public bool IsPrefetch => isPrefetch;

    /// <summary>It was purged while it was under way: it goes to those who wait, and is not stored.</summary>
    public bool IsDoomed { get; set; }

    /// <summary>What upstream answered; comes before the body.</summary>
    public Task<FillHead> Head => _head.Task;

    /// <summary>Completes when nothing more will come.</summary>
    public Task Ended { get; set; } = Task.CompletedTask;

    public void Answer(FillHead head) => _head.TrySetResult(head);
}
