using Microsoft.AspNetCore.Builder;

namespace StreamLab.Server;

/// <summary>
/// Tells players with each media response what this hop can do for them (CTA-5006, field CMSD-Dynamic): <c>etp</c> kbit/s that it expects to
/// deliver, <c>mb</c> kbit/s that it suggests at most, <c>rtt</c> ms. Worked out once a second. A limit that nobody has set is not told.
/// </summary>
internal sealed class CmsdDynamic(string name, Func<ShapeStatus> shape, Func<int> clients, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private volatile Told _told = new("", null);

    private sealed record Told(string Field, long? At);

    public void UseIn(IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (MediaType.IsImmutable(context.Request.Path.Value ?? "")) context.Response.Headers["CMSD-Dynamic"] = Field;
        return next(context);
    });

    public string Field
    {
        get
        {
            var told = _told;
            if (told.At is { } at && time.GetElapsedTime(at) < Age) return told.Field;
            _told = told = new(Describe(shape()), time.GetTimestamp());
            return told.Field;
        }
    }

    private string Describe(ShapeStatus now)
    {
        var share = now.RateKbps / Math.Max(clients(), 1);
        var kbps = share is null || now.ClientRateKbps < share ? now.ClientRateKbps : share;
        var limits = kbps is { } limit ? $";etp={limit:0};mb={limit:0}" : "";
        return $"\"{name}\"{limits};rtt={now.RttMs:0}";
    }
}
