using StreamLab.Simulation.Optimum;

namespace StreamLab.Simulation.Tests.Optimum;

/// <summary>A model of sessions whose search is cancelled in its middle: at a certain question, and it counts those that come after.</summary>
internal sealed class InterruptedModel(SessionModel model, int atQuestion, CancellationTokenSource stop) : SessionModel(model.Video)
{
    private int _asked;

    public int AskedAfterwards => _asked - atQuestion;

    public override SessionPoint Start => model.Start;

    public override SessionPoint Advance(in SessionPoint point, int representation)
    {
        Count();
        return model.Advance(point, representation);
    }

    internal override double Arrival(double requestSeconds, DataSize size) => model.Arrival(requestSeconds, size);

    internal override double EarliestArrival(double requestSeconds, DataSize size) => model.EarliestArrival(requestSeconds, size);

    internal override double LatestRequest(double arrivalSeconds, DataSize size)
    {
        Count();
        return model.LatestRequest(arrivalSeconds, size);
    }

    internal override double Deadline(int segment) => model.Deadline(segment);

    internal override double Room(int segment) => model.Room(segment);

    private void Count()
    {
        if (++_asked == atQuestion) stop.Cancel();
    }
}
