using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab;

/// <summary>Units in JSON are plain numbers, shortest round-trip: the name beside them tells the unit. What is not finite is null.</summary>
public abstract class UnitJsonConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromNumber(reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var number = ToNumber(value);
        if (double.IsFinite(number)) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    protected abstract T FromNumber(double number);
    protected abstract double ToNumber(T value);
}

/// <summary>Seconds.</summary>
public sealed class DurationJsonConverter : UnitJsonConverter<Duration>
{
    protected override Duration FromNumber(double number) => new(number);
    protected override double ToNumber(Duration value) => value.Seconds;
}

/// <summary>Seconds since the clock's origin.</summary>
public sealed class InstantJsonConverter : UnitJsonConverter<Instant>
{
    protected override Instant FromNumber(double number) => new(number);
    protected override double ToNumber(Instant value) => value.Seconds;
}

/// <summary>Bits.</summary>
public sealed class DataSizeJsonConverter : UnitJsonConverter<DataSize>
{
    protected override DataSize FromNumber(double number) => new(number);
    protected override double ToNumber(DataSize value) => value.Bits;
}

/// <summary>Bits per second.</summary>
public sealed class BitrateJsonConverter : UnitJsonConverter<Bitrate>
{
    protected override Bitrate FromNumber(double number) => new(number);
    protected override double ToNumber(Bitrate value) => value.BitsPerSecond;
}
