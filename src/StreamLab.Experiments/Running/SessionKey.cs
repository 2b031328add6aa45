using System.Globalization;

namespace StreamLab.Experiments;

/// <summary>What tells a session of a study from all others.</summary>
/// <param name="Replicate">1 … the experiment's seeds.</param>
public sealed record SessionKey(NamedTrace Trace, Duration Buffer, string Abr, int Replicate)
{
    // FNV-1a, 64 bit.
    private const ulong Basis = 0xCBF29CE484222325, Prime = 0x100000001B3;

    /// <summary>The session's own seed, from nothing but this key: another rule or trace in the study changes no session.</summary>
    public int Seed => (int)(SplitMix.Mix(Hash(ToString())) >> 33);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Trace}|{Buffer.Seconds:R}|{Abr}|{Replicate}");

    private static ulong Hash(string text)
    {
        var hash = Basis;
        foreach (var character in text) hash = (hash ^ character) * Prime;
        return hash;
    }
}
