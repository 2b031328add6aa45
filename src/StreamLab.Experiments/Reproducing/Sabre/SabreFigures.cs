using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>
/// The figures of "From Theory to Practice" (MMSys'18) that are made with Sabre, by the options of UMass-LIDS/sabre, mmsys18/generate.py. The
/// paper draws distributions and gives no numbers; orderings are what it claims of its algorithms over them. Anchors are what sabre.py
/// (09b03bb) prints.
/// </summary>
internal static class SabreFigures
{
    private const string Stalls = "rebuffer ratio", Oscillation = "time average bitrate change", Bitrate = "time average played bitrate", Reaction = "rampup time";
    private const string Live = "live, 10 s of buffer", OnDemand = "on demand, 25 s of buffer", Startup = "startup", AfterSeek = "seek at 120 s";
    private const string Mobile3G = "report.2010-09-13_1003CEST.json", Mobile4G = "report_bicycle_0001.json", Fixed = "trace0000.json";

    private static readonly (string File, int Representations) Bbb = ("bbb.json", 10), Bbb4K = ("bbb4k.json", 6);
    private static readonly Duration Short = Duration.FromSeconds(10), Long = Duration.FromSeconds(25);
    private static readonly SabrePanel LivePanel = new(Live, Short), OnDemandPanel = new(OnDemand, Long);
    private static readonly SabrePanel[] Reactions = [new(Startup, Long), new(AfterSeek, Long, (Duration.FromSeconds(120), Duration.FromSeconds(180)))];
    private static readonly SabreScheme Bola = new("BOLA", "bola:basic,osc"), BolaPl = new("BOLA-PL", "bola-e:osc,ibr=off"), BolaE = new("BOLA-E", "bola-e:osc");
    private static readonly SabreScheme BolaFinite = new("BOLA", "bola:osc"), Throughput = new("THROUGHPUT", "throughput"), Dynamic = new("DYNAMIC", "dynamic:osc");

    public static readonly SabreFigure Placeholder = new()
    {
        Title = "how soon BOLA and BOLA-PL react (figure 7)",
        Traces = "4Glogs",
        Movie = Bbb4K,
        Panels = Reactions,
        Schemes = [Bola, BolaPl],
        Metrics = [Reaction],
        Orderings = [new(Startup, Reaction, "BOLA-PL", "BOLA"), new(AfterSeek, Reaction, "BOLA-PL", "BOLA")],
        Anchors = Anchors(Mobile4G, Reaction, ("BOLA", "bola", 6.230887), ("BOLA-E", "bola-e", 3.230887)),
    };

    public static readonly SabreFigure LowLatency = new()
    {
        Title = "BOLA, BOLA-PL and BOLA-E over 3G, live (figure 8)",
        Traces = "3Glogs",
        Movie = Bbb,
        Panels = [LivePanel],
        Schemes = [Bola, BolaPl, BolaE],
        Metrics = [Stalls, Oscillation, Bitrate],
        Orderings =
        [
            new(Live, Stalls, "BOLA-E", "BOLA"),
            new(Live, Stalls, "BOLA-E", "BOLA-PL"),
            new(Live, Oscillation, "BOLA-E", "BOLA"),
            new(Live, Oscillation, "BOLA-E", "BOLA-PL"),
            new(Live, Bitrate, "BOLA", "BOLA-E", Tolerance: 0.05),
        ],
        Anchors =
        [
            .. Anchors(Mobile3G, Oscillation, ("BOLA", "bola", 338.100464), ("BOLA-E", "bola-e", 246.944672)),
            .. Anchors(Mobile3G, Bitrate, ("BOLA", "bola", 1359.337404), ("BOLA-E", "bola-e", 1362.775067)),
            .. Anchors("report.2011-02-01_1000CET.json", Stalls, ("BOLA", "bola", 0.740148), ("BOLA-E", "bola-e", 0.740148)),
        ],
    };

    public static readonly SabreFigure DynamicReaction = new()
    {
        Title = "how soon BOLA, THROUGHPUT and DYNAMIC react (figure 10)",
        Traces = "4Glogs",
        Movie = Bbb4K,
        Panels = Reactions,
        Schemes = [Bola, Throughput, new("DYNAMIC", "dynamic:basic,osc")],
        Metrics = [Reaction],
        Orderings = [new(Startup, Reaction, "DYNAMIC", "BOLA"), new(AfterSeek, Reaction, "DYNAMIC", "BOLA")],
        Anchors = Anchors(Mobile4G, Reaction, ("THROUGHPUT", "throughput", 6.230887), ("DYNAMIC", "dynamic", 6.230887)),
    };

    public static readonly SabreFigure DynamicQuality = new()
    {
        Title = "BOLA, THROUGHPUT and DYNAMIC over 4G (figure 11)",
        Traces = "4Glogs",
        Movie = Bbb4K,
        Panels = [OnDemandPanel, LivePanel],
        Schemes = [BolaFinite, Throughput, Dynamic],
        Metrics = [Stalls, Oscillation, Bitrate],
        Orderings = [new(OnDemand, Bitrate, "THROUGHPUT", "DYNAMIC"), new(Live, Oscillation, "DYNAMIC", "BOLA")],
        Anchors =
        [
            .. Anchors(Mobile4G, Oscillation, ("BOLA", "bola", 5595.825794), ("THROUGHPUT", "throughput", 617.851502), ("DYNAMIC", "dynamic", 4852.394719)),
            .. Anchors(Mobile4G, Bitrate, ("BOLA", "bola", 28757.722327), ("THROUGHPUT", "throughput", 16069.162223), ("DYNAMIC", "dynamic", 28591.95729)),
        ],
    };

    public static readonly SabreFigure FastSwitching = new()
    {
        Title = "what replacing buffered segments brings, FCC SD (figures 12 and 13)",
        Traces = "sd_fs",
        Movie = Bbb,
        Panels = [new(OnDemand, Long, MediaLength: Duration.FromSeconds(180), RampUp: 9)],
        Schemes = [BolaE, Fast(BolaE), Dynamic, Fast(Dynamic)],
        Metrics = [Stalls, Oscillation, Bitrate, Reaction],
        Orderings =
        [
            new(OnDemand, Reaction, "BOLA-E-FS", "BOLA-E"),
            new(OnDemand, Reaction, "DYNAMIC-FS", "DYNAMIC"),
            new(OnDemand, Bitrate, "BOLA-E", "BOLA-E-FS"),
            new(OnDemand, Bitrate, "DYNAMIC", "DYNAMIC-FS"),
        ],
        Anchors = Anchors(Fixed, Bitrate, ("BOLA-E", "bola-e", 3527.154149), ("DYNAMIC", "dynamic", 3203.070442)),
    };

    private static SabreScheme Fast(SabreScheme scheme) => scheme with { Name = $"{scheme.Name}-FS", Replacement = ReplacementStrategy.Left };

    private static SabreAnchor[] Anchors(string trace, string metric, params (string Scheme, string Rule, double Value)[] values) =>
        [.. values.Select(v => new SabreAnchor(trace, v.Scheme, v.Rule, metric, v.Value))];
}
