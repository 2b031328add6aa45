namespace StreamLab.Simulation;

/// <summary>
/// Sabre counts in ms, bits and kbit/s (bits a ms), and so does its loop here: a step of 50 ms ends exactly where a period of 1000 ms does,
/// and in seconds it would not. Values that were whole before they were stored in seconds are whole again.
/// </summary>
internal static class SabreUnits
{
    private const int Digits = 9;

    public static double Ms(this Duration duration) => Math.Round(duration.Milliseconds, Digits);
    public static double BitsPerMs(this Bitrate rate) => Math.Round(rate.Kbps, Digits);
    public static Instant InstantOfMs(double ms) => new(ms / 1000);

    /// <summary>A duration that gives the same ms again where there is one: for rules that stand exactly at a threshold.</summary>
    public static Duration DurationOfMs(double ms)
    {
        var seconds = ms / 1000;
        if (seconds * 1000 < ms) seconds = Math.BitIncrement(seconds);
        else if (seconds * 1000 > ms) seconds = Math.BitDecrement(seconds);
        return new(seconds * 1000 == ms ? seconds : ms / 1000);
    }
}
