namespace StreamLab.Player;

public sealed partial class PlayerCore
{
    /// <summary>Draws a blueprint and makes its only player.</summary>
    /// <inheritdoc cref="PlayerBlueprint.TryDraw"/>
    /// <param name="observer">Hears every event; null: no event is made at all.</param>
    public static bool TryCreate(
        SessionConfiguration configuration, Presentation presentation, IReadOnlyList<string> pathways, IObserver<SessionEvent>? observer, out PlayerCore core, out string error,
        Catalog<IAbrRule>? rules = null)
    {
        core = PlayerBlueprint.TryDraw(configuration, presentation, pathways, out var blueprint, out error, rules) ? blueprint.Make(observer) : null!;
        return core is not null;
    }
}
