namespace StreamLab.Dash.Tests;

/// <summary>Seeded damage to a text or file: a few bytes changed, a stretch cut out or doubled, or the end missing.</summary>
internal static class Damage
{
    public static byte[] To(ReadOnlySpan<byte> good, int seed)
    {
        var random = new Random(seed);
        var (at, length) = (random.Next(good.Length), random.Next(1, 40));
        var end = Math.Min(good.Length, at + length);
        return random.Next(4) switch
        {
            0 => good[..at].ToArray(),
            1 => [.. good[..at], .. good[end..]],
            2 => [.. good[..end], .. good[at..]],
            _ => Flip(good, random),
        };
    }

    /// <summary>The same for a text of ASCII characters.</summary>
    public static string To(string good, int seed) => string.Concat(To([.. good.Select(c => (byte)c)], seed).Select(b => (char)b));

    private static byte[] Flip(ReadOnlySpan<byte> good, Random random)
    {
        const string Tempting = "0123456789-<>&\"'/{}[]:,.$%\0 \nteTrd";
        var bad = good.ToArray();
        for (var n = random.Next(1, 4); n > 0; n--) bad[random.Next(bad.Length)] = (byte)(random.Next(2) == 0 ? Tempting[random.Next(Tempting.Length)] : random.Next(256));
        return bad;
    }
}
