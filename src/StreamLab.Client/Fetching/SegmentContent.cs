using System.Buffers;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Client;

/// <summary>The bytes of a segment in memory that is lent by a pool, and what is known of them.</summary>
public sealed class SegmentContent(IMemoryOwner<byte> memory, int length) : IDisposable
{
    public ReadOnlyMemory<byte> Bytes => memory.Memory[..length];

    /// <summary>The track whose samples these are; null where the content was not looked into.</summary>
    public Track? Track { get; init; }

    /// <summary>The samples, in the order of decoding; they lie in <see cref="Bytes"/>.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>The same bytes with what was found in them; disposing of either returns the memory.</summary>
    public SegmentContent With(Track track, IReadOnlyList<Sample> samples) => new(memory, length) { Track = track, Samples = samples };

    public void Dispose() => memory.Dispose();
}
