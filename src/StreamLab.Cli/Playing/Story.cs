using System.Globalization;
using Spectre.Console;
using StreamLab.Cli.Output;
using StreamLab.Player;

namespace StreamLab.Cli.Playing;

/// <summary>Tells a session as it happens: a line a video segment, and what goes wrong between them.</summary>
internal sealed class Story : IObserver<SessionEvent>
{
    private const int BarWidth = 20, LineWidth = 200;

    private readonly IAnsiConsole _console;
    private readonly Duration _capacity;

    /// <param name="capacity">What a full bar stands for.</param>
    public Story(Terminal terminal, Duration capacity) => (_console, _capacity) = (terminal.OutConsole(LineWidth), capacity);

    public void OnNext(SessionEvent value)
    {
        if (Tell(value) is { } line) _console.MarkupLine($"[grey]{value.T,7:0.0} s[/]  {line}");
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <returns>Null for what is not worth a line.</returns>
    private string? Tell(SessionEvent value) => value switch
    {
        SegmentEvent { Track: "video" } e => Segment(e),
        PlayingEvent e => $"[green]first frame after {N(e.StartupDelaySeconds, "0.00")} s[/]",
        StallStartEvent e => $"[red]──────── STALL: the picture stands still at {N(e.Position, "0.0")} s ────────[/]",
        StallEndEvent e => $"[red]──────── it goes on after {N(e.StallSeconds, "0.00")} s ────────[/]",
        GapEvent e => $"[red]──────── GAP: no server has what lies between {N(e.From, "0.0")} s and {N(e.To, "0.0")} s: jumped ────────[/]",
        PathwayEvent { From: not null } e => $"[yellow]server {VisibleText.Markup(e.From)} → {VisibleText.Markup(e.To)}: {VisibleText.Markup(e.ReasonText)}[/]",
        FailureEvent e => $"[yellow]{VisibleText.Markup(e.Pathway)} failed: {VisibleText.Markup(e.Cause)}{(e.ExcludedSeconds is { } pause ? $"; left alone for {N(pause, "0")} s" : "")}[/]",
        AbandonEvent e => $"[yellow]gave up {VisibleText.Markup(e.Representation)} of segment {e.Number}: {VisibleText.Markup(e.Cause)}[/]",
        SeekEvent e => $"seek from {N(e.From, "0.0")} s to {N(e.To, "0.0")} s",
        PauseEvent => "paused",
        ResumeEvent => "resumed",
        _ => null,
    };

    private string Segment(SegmentEvent e)
    {
        var size = e.Height > 0 ? $"{e.Height}p" : e.Representation;
        var throughput = e.ThroughputKbps is { } kbps ? $"{N(kbps / 1000, "0.00"),6} Mbps" : "";
        return $"#{e.Number,-4} {VisibleText.Markup(e.Pathway),-8} [bold]{VisibleText.Markup(size),5} {e.BitrateKbps,6:0} kbps[/]  {Bar(e.BufferSeconds)} {e.BufferSeconds,5:0.0} s  {throughput}";
    }

    private string Bar(double seconds)
    {
        var full = (int)Math.Clamp(Math.Round(seconds / _capacity.Seconds * BarWidth), 0, BarWidth);
        return $"[blue]{new string('█', full)}[/]{new string('░', BarWidth - full)}";
    }

    private static string N(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
