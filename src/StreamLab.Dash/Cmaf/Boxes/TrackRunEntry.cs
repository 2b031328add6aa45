using System.Numerics;

namespace StreamLab.Dash.Cmaf;

/// <summary>A row of a <see cref="TrackRunBox"/>. Composition offsets are read as signed in either version: no file has any beyond 2^31.</summary>
internal readonly record struct TrackRunEntry(uint Duration, uint Size, uint SampleFlags, int CompositionOffset)
{
    public static int SizeOf(TrackRunFields fields) => 4 * BitOperations.PopCount((uint)fields);

    public static TrackRunEntry Read(ref BoxReader box, TrackRunFields fields) => new(
        fields.HasFlag(TrackRunFields.Duration) ? box.ReadUInt32() : 0,
        fields.HasFlag(TrackRunFields.Size) ? box.ReadUInt32() : 0,
        fields.HasFlag(TrackRunFields.SampleFlags) ? box.ReadUInt32() : 0,
        fields.HasFlag(TrackRunFields.CompositionOffset) ? box.ReadInt32() : 0);

    public void Write(BoxWriter writer, TrackRunFields fields)
    {
        if (fields.HasFlag(TrackRunFields.Duration)) writer.UInt32(Duration);
        if (fields.HasFlag(TrackRunFields.Size)) writer.UInt32(Size);
        if (fields.HasFlag(TrackRunFields.SampleFlags)) writer.UInt32(SampleFlags);
        if (fields.HasFlag(TrackRunFields.CompositionOffset)) writer.Int32(CompositionOffset);
    }
}
