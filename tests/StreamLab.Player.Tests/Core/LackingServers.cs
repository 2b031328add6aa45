namespace StreamLab.Player.Tests.Core;

/// <summary>Servers that answer at once and lack one video Segment in every Representation.</summary>
internal static class LackingServers
{
    private const double Step = 0.01; // seconds that a request takes

    /// <summary>Plays until a video Segment is asked for.</summary>
    public static PlayerHarness Until(this PlayerHarness player, int segment, int lack = -1)
    {
        for (var at = 0.0; !player.InFlight.Any(r => r.Track == 0 && r.Segment == segment); at = player.Answer(at, lack, RequestFailure.NotFound))
        {
        }
        return player;
    }

    /// <summary>Plays to the end.</summary>
    public static PlayerHarness PlayOn(this PlayerHarness player, int lack, RequestFailure failure = RequestFailure.NotFound)
    {
        for (var at = 0.0; !player.Core.IsEnded; at = player.Answer(at, lack, failure))
        {
        }
        return player;
    }

    private static double Answer(this PlayerHarness player, double at, int lack, RequestFailure failure)
    {
        if (player.InFlight.Count == 0)
        {
            at = Math.Max(at, player.WakeAt);
            player.Wake(at);
            return at;
        }
        at += Step;
        var request = player.InFlight[0];
        if (request.Track == 0 && request.Purpose == RequestPurpose.Media && request.Segment == lack) player.Fail(at, failure);
        else player.Deliver(request, at, at);
        return at;
    }
}
