namespace StreamLab.Network.Tests;

internal static class NetworkSteps
{
    /// <summary>Lets everything happen that will, and takes the completions.</summary>
    public static List<FlowCompletion> Finish(this FlowNetwork network)
    {
        while (network.NextEvent != Instant.Never) network.AdvanceTo(network.NextEvent);
        return network.TakeCompletions();
    }

    public static List<FlowCompletion> TakeCompletions(this FlowNetwork network)
    {
        List<FlowCompletion> completions = [];
        while (network.TryTakeCompletion(out var completion)) completions.Add(completion);
        return completions;
    }
}
