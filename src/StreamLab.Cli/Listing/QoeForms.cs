using System.Globalization;
using StreamLab.Player;

namespace StreamLab.Cli.Listing;

/// <summary>The forms of quality of experience in a summary, in words.</summary>
internal static class QoeForms
{
    private const string Pensieve = "Mao, Netravali, Alizadeh, SIGCOMM'17; here the first segment and the startup count";
    private const string Puffer = "Yan et al., NSDI'20 (Puffer; the weight of its code, the paper names 100); here the startup counts";

    private static readonly string[] Quality =
    [
        "q is the nominal bitrate in Mbit/s",
        "q is ln(nominal bitrate / lowest bitrate)",
        "q is 1, 2, 3, 12, 15, 20 from low to high; six representations only",
        "q is the segment's SSIM in dB, where segments.json has it; then it is the default of compare",
    ];

    public static IReadOnlyList<Listed> All => [.. Qoe.Names.Select((name, form) => new Listed(name, Summary(form), name == "ssim" ? Puffer : Pensieve, [Weight(form)]))];

    private static string Summary(int form) => $"sum of q - |change of q| - mu * (stall + startup seconds); {Quality[form]}";

    private static Parameter Weight(int form) =>
        new("mu", Qoe.StallWeight(form).ToString(CultureInfo.InvariantCulture), "1/s", "what a second of stall or startup costs; fixed by the form");
}
