using CsCheck;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Tests.Cmaf;

/// <summary>Generators of everything that Cmaf writes.</summary>
internal static class Any
{
    public static readonly Gen<byte[]> Bytes = Gen.Byte.Array[1, 20];

    public static readonly Gen<AvcConfiguration> Avc =
        from bytes in Gen.Byte.Array[3]
        from lengthSize in Gen.Int[0, 2].Select(i => 1 << i)
        from sequence in Bytes.Array[1, 3]
        from picture in Bytes.Array[0, 3]
        from extension in Gen.Byte.Array[0, 4]
        select new AvcConfiguration(bytes[0], bytes[1], bytes[2], lengthSize, sequence, picture, extension);

    public static readonly Gen<SampleEntry> Video =
        from format in Gen.Bool.Select(outOfBand => outOfBand ? "avc1" : "avc3")
        from size in Gen.Select(Gen.UShort, Gen.UShort)
        from avc in Avc
        from ratio in Gen.Select(Gen.UInt, Gen.UInt)
        select (SampleEntry)new VisualSampleEntry(Code(format), size.Item1, size.Item2, avc, new PixelAspectRatio(ratio.Item1, ratio.Item2));

    public static readonly Gen<SampleEntry> Audio =
        from channels in Gen.UShort
        from rate in Gen.UShort
        from numbers in Gen.Select(Gen.UInt[0, 0xFFFFFF], Gen.UInt, Gen.UInt)
        from config in Gen.Select(Gen.Int[1, 30], Gen.Int[0, 14], Gen.Int[1, 7])
        select (SampleEntry)new AudioSampleEntry(channels, rate,
            new ElementaryStreamDescriptor(numbers.Item1, numbers.Item2, numbers.Item3, Config(config.Item1, config.Item2, config.Item3)));

    public static readonly Gen<Track> Track =
        from id in Gen.UInt[1, 100]
        from timescale in Gen.UInt[1, 100_000]
        from entry in Gen.OneOf(Video, Audio)
        from defaults in Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt)
        select new Track(id, timescale, "eng", entry)
        {
            Defaults = new TrackExtendsBox(id, 1, defaults.Item1, defaults.Item2, defaults.Item3),
        };

    public static readonly Gen<Sample> Sample =
        from size in Gen.Int[0, 200]
        from duration in Gen.UInt[0, 5000]
        from composition in Gen.Int[-5000, 5000]
        from sync in Gen.Bool
        select new Sample(0, size, 0, composition, duration, sync);

    /// <summary>Samples whose times and places follow each other, as those of a real segment do.</summary>
    public static readonly Gen<Sample[]> Samples =
        from start in Gen.Long[0, 1L << 40]
        from samples in Sample.Array[1, 60]
        select Consecutive(samples, start);

    public static AudioSpecificConfig Config(int objectType, int frequencyIndex, int channels)
    {
        var bits = (objectType << 11) | (frequencyIndex << 7) | (channels << 3);
        return new AudioSpecificConfig([(byte)(bits >> 8), (byte)bits], objectType, frequencyIndex, channels);
    }

    public static FourCC Code(string text) => new(System.Text.Encoding.ASCII.GetBytes(text));

    private static Sample[] Consecutive(Sample[] samples, long time)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = samples[i] with { DecodeTime = time };
            time += samples[i].Duration;
        }
        return samples;
    }
}
