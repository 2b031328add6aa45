namespace StreamLab.Ingest.Encoding;

/// <summary>How <see cref="RateControl"/> is spelt on the command line.</summary>
public static class RateControlName
{
    private static readonly Dictionary<string, RateControl> Values = new(StringComparer.Ordinal)
    {
        ["cbr"] = RateControl.Constant,
        ["vbr"] = RateControl.CappedVariable,
        ["crf"] = RateControl.ConstantQuality,
        ["2pass"] = RateControl.TwoPass,
        ["intra"] = RateControl.IntraOnly,
    };

    public static IReadOnlyCollection<string> All => Values.Keys;

    public static bool TryParse(string text, out RateControl value) => Values.TryGetValue(text, out value);
}
