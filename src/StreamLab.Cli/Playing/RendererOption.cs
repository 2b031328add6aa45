using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Client;

namespace StreamLab.Cli.Playing;

/// <summary><c>--render none|FILE</c>: where the picture goes.</summary>
internal sealed class RendererOption
{
    private const string None = "none";

    private readonly Option<string> _render = new("--render") { HelpName = "none|FILE", Description = "where the picture goes: nowhere, or to a file that holds what was played (default none)", DefaultValueFactory = _ => None };

    public void AddTo(Command verb) => verb.Add(_render);

    /// <summary>A file holds one session.</summary>
    /// <exception cref="CommandException">A file is given.</exception>
    public void RefuseFileForSeveral(ParseResult parsed)
    {
        if (parsed.GetValue(_render) != None) parsed.Refuse(_render, "for several players at once");
    }

    /// <exception cref="CommandException">This renderer is not to be had, or its file cannot be written.</exception>
    public IRenderer Create(ParseResult parsed) => parsed.GetRequiredValue(_render) switch
    {
        None => new ClockRenderer(TimeProvider.System),
        "vlc" => throw new CommandException(ExitCode.Missing, "--render vlc: this build has no libVLC renderer; use --render none, or a file name"),
        var file => FileRenderer.TryCreate(file, TimeProvider.System, out var renderer, out var error) ? renderer : throw CommandException.BadInput(error),
    };
}
