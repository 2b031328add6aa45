using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>The numbers of a summary that a study keeps of each session. A line here is a column of every table and file.</summary>
public sealed class SummaryFigures
{
    private readonly Dictionary<string, int> _places;

    /// <param name="representations">Ids of the video's Representations.</param>
    /// <param name="own">What the loop of the study has beside them.</param>
    public SummaryFigures(IEnumerable<string> representations, IEnumerable<SummaryFigure> own)
    {
        All =
        [
            Real("startupDelaySeconds", s => s.StartupDelaySeconds),
            Real("playedSeconds", s => s.PlayedSeconds),
            Real("pausedSeconds", s => s.PausedSeconds),
            Real("seekSeconds", s => s.SeekSeconds),
            Whole("stallCount", s => s.StallCount),
            Real("stallSeconds", s => s.StallSeconds),
            Real("rebufferRatio", s => s.RebufferRatio),
            Real("meanBitrateKbps", s => s.MeanBitrateKbps),
            Real("meanActualKbps", s => s.MeanActualKbps),
            Real("meanAbsoluteChangeKbps", s => s.MeanAbsoluteChangeKbps),
            Whole("switchCount", s => s.SwitchCount),
            .. Player.Qoe.Names.Select(name => Real(Qoe(name), s => s.Qoe[name])),
            .. Player.Qoe.Names.Select(name => Real($"qoePerSegment.{name}", s => s.QoePerSegment[name])),
            Whole("segments", s => s.Segments),
            Whole("bytes", s => s.Bytes),
            Whole("initBytes", s => s.InitBytes),
            Whole("wastedBytes", s => s.WastedBytes),
            Whole("requests", s => s.Requests),
            Whole("failedRequests", s => s.FailedRequests),
            Whole("abandonedRequests", s => s.AbandonedRequests),
            Whole($"bytesByPathway.{Study.Pathway}", s => s.BytesByPathway[Study.Pathway]),
            .. representations.Select(id => Real($"secondsByRepresentation.{id}", s => s.SecondsByRepresentation[id])),
            Whole("decisions", s => s.Decisions),
            Real("wallSeconds", s => s.WallSeconds),
            .. own,
        ];
        _places = All.Index().ToDictionary(f => f.Item.Name, f => f.Index, StringComparer.Ordinal);
    }

    public IReadOnlyList<SummaryFigure> All { get; }

    /// <exception cref="KeyNotFoundException">There is no such figure.</exception>
    public int PlaceOf(string name) => _places[name];

    /// <summary>Name of the figure that is a session's quality of experience.</summary>
    public static string Qoe(string name) => $"qoe.{name}";

    private static SummaryFigure Real(string name, Func<SessionSummary, double?> of) => new(name, IsWhole: false, of);

    private static SummaryFigure Whole(string name, Func<SessionSummary, double?> of) => new(name, IsWhole: true, of);
}
