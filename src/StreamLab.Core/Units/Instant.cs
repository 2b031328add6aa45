using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamLab;

/// <summary>A point on a session's own clock, in seconds since that clock's origin. An instant less an instant is a <see cref="Duration"/>.</summary>
[JsonConverter(typeof(InstantJsonConverter))]
public readonly record struct Instant(double Seconds) : IComparable<Instant>
{
    public static Instant Origin => new(0);
    public static Instant Never => new(double.PositiveInfinity);

    public static Instant FromSeconds(double seconds) => new(seconds);
    public static Instant Min(Instant a, Instant b) => a.Seconds <= b.Seconds ? a : b;
    public static Instant Max(Instant a, Instant b) => a.Seconds >= b.Seconds ? a : b;

    public static Instant operator +(Instant a, Duration b) => new(a.Seconds + b.Seconds);
    public static Instant operator -(Instant a, Duration b) => new(a.Seconds - b.Seconds);
    public static Duration operator -(Instant a, Instant b) => new(a.Seconds - b.Seconds);
    public static bool operator <(Instant a, Instant b) => a.Seconds < b.Seconds;
    public static bool operator >(Instant a, Instant b) => a.Seconds > b.Seconds;
    public static bool operator <=(Instant a, Instant b) => a.Seconds <= b.Seconds;
    public static bool operator >=(Instant a, Instant b) => a.Seconds >= b.Seconds;

    public int CompareTo(Instant other) => Seconds.CompareTo(other.Seconds);
    public override string ToString() => Seconds.ToString("0.000", CultureInfo.InvariantCulture) + " s";
}
