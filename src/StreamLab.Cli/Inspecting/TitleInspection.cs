using StreamLab.Cli.Output;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Cli.Inspecting;

/// <summary>A packaged title.</summary>
internal sealed record TitleInspection : Inspection
{
    private readonly TitleReport _report;

    public TitleInspection(string folder, SegmentIndex index) : base("title") => _report = TitleReport.Of(folder, index);

    public string Title => _report.Title;
    public string? Version => _report.Version;
    public double Seconds => _report.Seconds;
    public IReadOnlyList<TitleReport.Entry> Representations => _report.Representations;

    public override void Write(TextWriter output) => TitleText.Write(output, _report);
}
