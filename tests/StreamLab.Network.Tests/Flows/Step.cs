using CsCheck;

namespace StreamLab.Network.Tests.Flows;

internal enum StepAction
{
    Start,
    StartToo, // so that starts are the commonest step
    Abandon,
    StartClock,
    Replace,
}

/// <summary>One thing that happens in a <see cref="Scenario"/>, some time after the one before.</summary>
internal sealed record Step(Duration After, StepAction Action, int Index, DataSize Size, BandwidthTrace Capacity)
{
    public override string ToString() => $"+{After.Seconds} {Action} {Index} {Size.Bits} {Make.Show(Capacity)}";

    public static readonly Gen<Step> Any = Gen.Select(
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0.001, 3]), Gen.Enum<StepAction>(), Gen.Int[0, 100], Make.AnySize, Make.AnyCapacity,
        (after, action, index, size, capacity) => new Step(Duration.FromSeconds(after), action, index, size, capacity));
}
