namespace StreamLab.Dash.Mpd;

/// <summary>What of a manifest is not used, and why: so many lines as a person reads, and how many there are more.</summary>
internal sealed class LeftOut
{
    private const int MostLines = 20, LongestName = 1000; // of several Representations, each is to be named

    private readonly List<string> _lines = [];
    private int _more;

    /// <summary>The first thing that was wrong: it is why there is nothing to play, if there is nothing.</summary>
    public ManifestException? First { get; private set; }

    public IReadOnlyList<string> Lines => _more == 0 ? _lines : [.. _lines, $"{_more} more"];

    public void Add(string what, string why)
    {
        if (_lines.Count < MostLines) _lines.Add($"{ManifestException.OneLine(what, LongestName)}: {why}");
        else _more++;
    }

    public void Add(string what, ManifestException why)
    {
        if (First is null || (Refusals.Said(why) && !Refusals.Said(First))) First = why;
        Add(what, why.Error.Message);
    }
}
