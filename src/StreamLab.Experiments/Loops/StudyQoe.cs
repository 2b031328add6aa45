namespace StreamLab.Experiments;

/// <summary>A quality of experience that rules are ranked by.</summary>
/// <param name="Name">As <c>--qoe</c> calls it.</param>
/// <param name="Figure">The <see cref="SummaryFigure"/> that has it.</param>
/// <param name="Definition">For people.</param>
/// <param name="Form">Place among <see cref="Player.Qoe.Names"/>, which an optimum can be found for; null: none.</param>
public sealed record StudyQoe(string Name, string Figure, string Definition, int? Form)
{
    private static readonly string[] Quality =
    [
        "q: nominal bitrate in Mbit/s.",
        "q: ln(nominal bitrate / lowest bitrate).",
        "q: 1, 2, 3, 12, 15, 20 from low to high.",
        "q: SSIM of the segment in dB.",
    ];

    /// <param name="stalls">What costs, in words.</param>
    internal static StudyQoe Of(int form, string figure, string over, string stalls) => new(
        Player.Qoe.Names[form], figure,
        FormattableString.Invariant($"sum over {over} of q − |change of q|, less {Player.Qoe.StallWeight(form)} for each second of {stalls}. {Quality[form]}"), form);
}
