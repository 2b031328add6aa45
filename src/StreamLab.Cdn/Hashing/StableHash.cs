using System.Text;

namespace StreamLab.Cdn;

/// <summary>A hash that is the same in every process, on every platform and in every version: what nodes that never talk must agree on.</summary>
public static class StableHash
{
    // FNV-1a (Fowler, Noll, Vo), whose low bits SplitMix64's finaliser spreads over all 64.
    private const ulong Offset = 0xCBF29CE484222325, Prime = 0x100000001B3;

    /// <summary>Of the UTF-8 bytes.</summary>
    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var octet in Encoding.UTF8.GetBytes(text)) hash = (hash ^ octet) * Prime;
        return SplitMix.Mix(hash);
    }

    /// <summary>Of a number, such as an object's in a catalogue.</summary>
    public static ulong Of(long number) => SplitMix.Mix((ulong)number + 0x9E3779B97F4A7C15);
}
