using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamLab;

/// <summary>A rate of data, in bits per second. rate * time = size.</summary>
[JsonConverter(typeof(BitrateJsonConverter))]
public readonly record struct Bitrate(double BitsPerSecond) : IComparable<Bitrate>
{
    public static Bitrate Zero => new(0);
    public static Bitrate Unlimited => new(double.PositiveInfinity);

    public double Kbps => BitsPerSecond / 1e3;
    public double Mbps => BitsPerSecond / 1e6;
    public bool IsUnlimited => double.IsPositiveInfinity(BitsPerSecond);

    public static Bitrate FromBps(double bitsPerSecond) => new(bitsPerSecond);
    public static Bitrate FromKbps(double kilobitsPerSecond) => new(kilobitsPerSecond * 1e3);
    public static Bitrate FromMbps(double megabitsPerSecond) => new(megabitsPerSecond * 1e6);
    public static Bitrate Min(Bitrate a, Bitrate b) => a.BitsPerSecond <= b.BitsPerSecond ? a : b;
    public static Bitrate Max(Bitrate a, Bitrate b) => a.BitsPerSecond >= b.BitsPerSecond ? a : b;

    public static DataSize operator *(Bitrate rate, Duration time) => new(rate.BitsPerSecond * time.Seconds);
    public static Bitrate operator *(Bitrate rate, double factor) => new(rate.BitsPerSecond * factor);
    public static Bitrate operator /(Bitrate rate, double divisor) => new(rate.BitsPerSecond / divisor);
    public static double operator /(Bitrate a, Bitrate b) => a.BitsPerSecond / b.BitsPerSecond;
    public static Bitrate operator +(Bitrate a, Bitrate b) => new(a.BitsPerSecond + b.BitsPerSecond);
    public static Bitrate operator -(Bitrate a, Bitrate b) => new(a.BitsPerSecond - b.BitsPerSecond);
    public static bool operator <(Bitrate a, Bitrate b) => a.BitsPerSecond < b.BitsPerSecond;
    public static bool operator >(Bitrate a, Bitrate b) => a.BitsPerSecond > b.BitsPerSecond;
    public static bool operator <=(Bitrate a, Bitrate b) => a.BitsPerSecond <= b.BitsPerSecond;
    public static bool operator >=(Bitrate a, Bitrate b) => a.BitsPerSecond >= b.BitsPerSecond;

    public int CompareTo(Bitrate other) => BitsPerSecond.CompareTo(other.BitsPerSecond);

    /// <summary>Reads <c>3Mbps</c>, <c>800kbps</c>, <c>64000bps</c>, <c>1Gbps</c>; a number without its unit is refused.</summary>
    public static bool TryParse(string? text, out Bitrate value)
    {
        value = default;
        if (!Quantity.TryParse(text, Units, out var bps)) return false;
        value = new Bitrate(bps);
        return true;
    }

    public override string ToString() => IsUnlimited ? "unlimited" : Kbps.ToString("0.#", CultureInfo.InvariantCulture) + " kbps";

    private static readonly (string Suffix, double Factor)[] Units = [("Gbps", 1e9), ("Mbps", 1e6), ("kbps", 1e3), ("bps", 1)];
}
