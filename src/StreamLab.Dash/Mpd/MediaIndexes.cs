using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// The indexes (sidx) of files that are one for all their Segments. A reader fetches nothing: it says which it misses, whoever can fetch puts
/// them in, and the manifest is read again.
/// </summary>
public sealed class MediaIndexes
{
    private readonly Dictionary<MediaLocation, (ReadOnlyMemory<byte> Bytes, string? Failure)> _known = [];
    private readonly List<MediaLocation> _missing = [];

    /// <summary>What was looked for and is not there, in the order of the manifest.</summary>
    public IReadOnlyList<MediaLocation> Missing => _missing;

    /// <param name="bytes">The bytes at that place; fewer where the file ends before.</param>
    public void Add(MediaLocation place, ReadOnlyMemory<byte> bytes) => Put(place, (bytes, null));

    /// <param name="why">Why it cannot be had, in one line.</param>
    public void Fail(MediaLocation place, string why) => Put(place, (default, why));

    /// <param name="isDeclared">Whether the manifest says that the index is there; else the file may have none.</param>
    /// <returns>Null where it is not there yet, or the file has none.</returns>
    /// <exception cref="ManifestException">It cannot be had, or not be used.</exception>
    internal PlacedIndex? Find(MediaLocation place, bool isDeclared, MpdElement at)
    {
        if (!_known.TryGetValue(place, out var known))
        {
            if (!_missing.Contains(place)) _missing.Add(place);
            return null;
        }
        if (known.Failure is { } failure) throw new ManifestException($"its index cannot be had: {failure}", at);
        try
        {
            return PlacedIndex.Read(known.Bytes.Span, place.Range!.Value.First);
        }
        catch (Mp4Exception) when (!isDeclared)
        {
            return null;
        }
        catch (Mp4Exception error)
        {
            throw new ManifestException($"its index is damaged: {error.Message}", at);
        }
    }

    private void Put(MediaLocation place, (ReadOnlyMemory<byte>, string?) index)
    {
        _known[place] = index;
        _missing.Remove(place);
    }
}
