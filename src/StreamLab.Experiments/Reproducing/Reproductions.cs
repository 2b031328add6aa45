namespace StreamLab.Experiments;

/// <summary>The published comparisons that <c>reproduce</c> knows.</summary>
public static class Reproductions
{
    private const string Bb = "BB (reservoir 5 s, cushion 10 s)", Rb = "RB (harmonic mean of 5)", RobustMpc = "RobustMPC (correct index)";

    public static readonly IReadOnlyList<IReproduction> All =
    [
        new PensieveReproduction("pensieve-norway", "Norway's 142 HSDPA traces, or the 40 of them in cooked_3gp", new Dictionary<int, IReadOnlyList<PublishedMean>>
        {
            [142] = Means(bb: 30.04, rb: 35.02, robustMpc: 42.27),
            [40] =
            [
                .. Means(bb: 29.54, rb: 34.97, robustMpc: 43.98),
                new("RB (weighted by time)", "rb-weighted", 33.99),
                new("MPC (no discount)", "mpc", 12.28),
                new("RobustMPC (index one ahead, as in the code)", "robust-mpc:index=published", 40.35),
            ],
        }),
        new PensieveReproduction("pensieve-fcc", "its 264 FCC traces", new Dictionary<int, IReadOnlyList<PublishedMean>>
        {
            [264] = Means(bb: 28.16, rb: 33.62, robustMpc: 40.86),
        }),
        new PensieveReproduction("pensieve-oboe", "Oboe's 428 traces", new Dictionary<int, IReadOnlyList<PublishedMean>>
        {
            [428] = Means(bb: 86.56, rb: 86.96, robustMpc: 103.12),
        }),
        new SabreReproduction("sabre-fig7", SabreFigures.Placeholder),
        new SabreReproduction("sabre-fig8", SabreFigures.LowLatency),
        new SabreReproduction("sabre-fig10", SabreFigures.DynamicReaction),
        new SabreReproduction("sabre-fig11", SabreFigures.DynamicQuality),
        new SabreReproduction("sabre-fig12", SabreFigures.FastSwitching),
    ];

    private static IReadOnlyList<PublishedMean> Means(double bb, double rb, double robustMpc) =>
        [new(Bb, "bb", bb), new(Rb, "rb", rb), new(RobustMpc, "robust-mpc", robustMpc)];
}
