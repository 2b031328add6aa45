namespace StreamLab.Player;

/// <summary>Lots drawn without a generator: the seed and the number of the draw give the same number on any machine, whoever asked before.</summary>
internal static class SeededDraw
{
    /// <returns>Evenly spread over [0, 1).</returns>
    public static double Uniform(int seed, int draw)
    {
        // SplitMix64 (Steele, Lea, Flood, OOPSLA'14).
        var z = (((ulong)(uint)seed << 32) | (uint)draw) + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
