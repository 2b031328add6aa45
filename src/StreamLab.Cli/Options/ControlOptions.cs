using System.CommandLine;
using StreamLab.Player;

namespace StreamLab.Cli.Options;

/// <summary>The options that control downloads beyond the choice of a Representation: <c>--abandon</c> and <c>--replace</c>.</summary>
internal static class ControlOptions
{
    /// <param name="defaults">What counts where it is left out, in words.</param>
    public static Option<string?> Abandon(string defaults) => new("--abandon")
    {
        HelpName = "on|off|RULE",
        Description = $"gives up downloads that would take too long: {string.Join(", ", AbandonmentRules.All.Components.Select(c => c.Name))}; on: the rule's own{defaults}",
    };

    public static Option<ReplacementStrategy> Replace() => WordOption.Create(
        "--replace", "fetches a buffered segment again, better", ("none", ReplacementStrategy.None), ("left", ReplacementStrategy.Left), ("right", ReplacementStrategy.Right));
}
