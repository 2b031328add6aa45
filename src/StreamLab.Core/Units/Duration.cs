using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamLab;

/// <summary>
/// A span of time, and a position on the media timeline (time since the start of the Presentation).
/// Seconds as a double: the reference simulators compute in doubles, and parity to 1e-6 ms cannot be had with 100 ns ticks.
/// </summary>
[JsonConverter(typeof(DurationJsonConverter))]
public readonly record struct Duration(double Seconds) : IComparable<Duration>
{
    public static Duration Zero => new(0);
    public static Duration Infinite => new(double.PositiveInfinity);

    public double Milliseconds => Seconds * 1000;

    public static Duration FromSeconds(double seconds) => new(seconds);
    public static Duration FromMilliseconds(double milliseconds) => new(milliseconds / 1000);
    public static Duration FromTimeSpan(TimeSpan span) => new(span.TotalSeconds);

    public static Duration Min(Duration a, Duration b) => a.Seconds <= b.Seconds ? a : b;
    public static Duration Max(Duration a, Duration b) => a.Seconds >= b.Seconds ? a : b;

    public static Duration operator +(Duration a, Duration b) => new(a.Seconds + b.Seconds);
    public static Duration operator -(Duration a, Duration b) => new(a.Seconds - b.Seconds);
    public static Duration operator *(Duration a, double factor) => new(a.Seconds * factor);
    public static Duration operator /(Duration a, double divisor) => new(a.Seconds / divisor);
    public static double operator /(Duration a, Duration b) => a.Seconds / b.Seconds;
    public static bool operator <(Duration a, Duration b) => a.Seconds < b.Seconds;
    public static bool operator >(Duration a, Duration b) => a.Seconds > b.Seconds;
    public static bool operator <=(Duration a, Duration b) => a.Seconds <= b.Seconds;
    public static bool operator >=(Duration a, Duration b) => a.Seconds >= b.Seconds;

    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(Seconds);
    public int CompareTo(Duration other) => Seconds.CompareTo(other.Seconds);

    /// <summary>Reads <c>2s</c>, <c>500ms</c>, <c>3min</c>, <c>1h</c>; a number without its unit is refused.</summary>
    public static bool TryParse(string? text, out Duration value)
    {
        value = default;
        if (!Quantity.TryParse(text, Units, out var seconds)) return false;
        value = new Duration(seconds);
        return true;
    }

    public override string ToString() => Seconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    private static readonly (string Suffix, double Factor)[] Units = [("ms", 1e-3), ("min", 60), ("s", 1), ("h", 3600)];
}
