namespace StreamLab.Player;

/// <summary>
/// Pensieve's buffer-based baseline: below the reservoir the lowest Representation, above reservoir + cushion the highest, between them
/// linear in the index (not in the rate), rounded down. Source: Mao et al., SIGCOMM'17, test/bb.py.
/// </summary>
public sealed class BufferIndexRule(Duration reservoir, Duration cushion) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bb",
        Summary = "the buffer level maps linearly to the index of the Representation",
        Source = "Mao, Netravali, Alizadeh, SIGCOMM'17 (Pensieve's BB)",
        Parameters =
        [
            new("reservoir", "5", "s", "below it the lowest Representation (Pensieve: 5)"),
            new("cushion", "10", "s", "over which the index rises to the highest (Pensieve: 10)"),
        ],
        Monotone = true,
        Create = a => new BufferIndexRule(Duration.FromSeconds(a.Number("reservoir")), Duration.FromSeconds(a.Number("cushion", 0.001))),
    };

    private static readonly ReasonCode Mapped = new("bb", "mapped", "{0:0.0} s buffered map to index {1}", "bufferSeconds", "index");

    public AbrDecision Choose(in AbrContext context)
    {
        var top = context.Media.RepresentationCount - 1;
        var index = Math.Clamp(top * (context.BufferLevel - reservoir).Seconds / cushion.Seconds, 0, top);
        return new((int)index, Duration.Zero, Mapped.With(context.BufferLevel.Seconds, (int)index));
    }

    public IAbrRule Clone() => new BufferIndexRule(reservoir, cushion);
}
