using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamLab;

/// <summary>An amount of data, in bits as a double (fluid models divide bits). size / time = rate, size / rate = time.</summary>
[JsonConverter(typeof(DataSizeJsonConverter))]
public readonly record struct DataSize(double Bits) : IComparable<DataSize>
{
    public static DataSize Zero => new(0);

    public double Bytes => Bits / 8;

    public static DataSize FromBits(double bits) => new(bits);
    public static DataSize FromBytes(double bytes) => new(bytes * 8);

    public static DataSize operator +(DataSize a, DataSize b) => new(a.Bits + b.Bits);
    public static DataSize operator -(DataSize a, DataSize b) => new(a.Bits - b.Bits);
    public static DataSize operator *(DataSize a, double factor) => new(a.Bits * factor);
    public static Bitrate operator /(DataSize size, Duration time) => new(size.Bits / time.Seconds);
    public static Duration operator /(DataSize size, Bitrate rate) => new(size.Bits / rate.BitsPerSecond);
    public static double operator /(DataSize a, DataSize b) => a.Bits / b.Bits;
    public static bool operator <(DataSize a, DataSize b) => a.Bits < b.Bits;
    public static bool operator >(DataSize a, DataSize b) => a.Bits > b.Bits;
    public static bool operator <=(DataSize a, DataSize b) => a.Bits <= b.Bits;
    public static bool operator >=(DataSize a, DataSize b) => a.Bits >= b.Bits;

    public int CompareTo(DataSize other) => Bits.CompareTo(other.Bits);

    /// <summary>Reads <c>64MiB</c>, <c>500kB</c>, <c>300B</c>; a number without its unit is refused.</summary>
    public static bool TryParse(string? text, out DataSize value)
    {
        value = default;
        if (!Quantity.TryParse(text, Units, out var bytes)) return false;
        value = FromBytes(bytes);
        return true;
    }

    public override string ToString() => Bytes.ToString("0", CultureInfo.InvariantCulture) + " B";

    private static readonly (string Suffix, double Factor)[] Units =
        [("KiB", 1024), ("MiB", 1024 * 1024), ("GiB", 1024.0 * 1024 * 1024), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("B", 1)];
}
