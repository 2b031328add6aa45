using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Player;

namespace StreamLab.Cli.Simulating;

/// <summary><c>--decisions</c>: the Representations of a session, written down, in place of a rule.</summary>
internal sealed class DecisionsOption
{
    private const string Rule = "--abr";

    public Option<string?> Option { get; } = new("--decisions") { HelpName = "1012…", Description = "the representation of each segment, in place of --abr: 0 to 9, then a to z" };

    /// <exception cref="CommandException">They do not fit the media, or there is a rule, too.</exception>
    public SessionConfiguration Apply(ParseResult parsed, SessionConfiguration configuration, Presentation media)
    {
        if (parsed.GetValue(Option) is not { } text) return configuration;
        parsed.RefuseTogether(Option, parsed.CommandResult.Command.Options.Single(o => o.Name == Rule));
        if (Problem(text, PlayerBlueprint.SelectTracks(media)[0]) is { } problem) throw CommandException.BadInput($"{Option.Name}: {problem}");
        return configuration with { Abr = $"{PlannedRule.Descriptor.Name}:{text}" };
    }

    private static string? Problem(string text, AdaptationSet video)
    {
        try
        {
            var decisions = DecisionString.Read(text);
            if (decisions.Length != video.SegmentCount) return $"{decisions.Length} decisions for {video.SegmentCount} segments";
            return decisions.Max() >= video.RepresentationCount ? $"there are {video.RepresentationCount} representations, from 0 on" : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
