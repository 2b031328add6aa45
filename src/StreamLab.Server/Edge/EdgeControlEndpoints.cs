using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StreamLab.Server;

/// <summary>What an edge is told, and what it says of itself; <see cref="EdgeControl"/> is the other side.</summary>
internal sealed class EdgeControlEndpoints(Shaper shaper, FaultInjector faults, EdgeStore store, WarmUp warmUp, Func<EdgeStatus> status)
{
    public void Map(IEndpointRouteBuilder app, string token)
    {
        app.MapGet("/api/status", WriteStatusAsync);
        app.MapPost("/api/shape", ShapeAsync).RequireToken(token);
        app.MapPost("/api/fault", FaultAsync).RequireToken(token);
        app.MapPost("/api/purge", PurgeAsync).RequireToken(token);
        app.MapPost("/api/warm", WarmAsync).RequireToken(token);
    }

    private async Task ShapeAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.ShapeCommand);
        if (!command.Read().TryGet(out var change, out var error))
        {
            await context.FailAsync(400, error.Message);
            return;
        }
        shaper.Change(change);
        await WriteStatusAsync(context);
    }

    private async Task FaultAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.FaultCommand);
        if (!command.Read().TryGet(out var change, out var error))
        {
            await context.FailAsync(400, error.Message);
            return;
        }
        faults.Change(change);
        await WriteStatusAsync(context);
    }

    private async Task PurgeAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.PurgeCommand);
        if (!command.Read().TryGet(out var isMeant, out var error)) await context.FailAsync(400, error.Message);
        else await context.WriteJsonAsync(new StoreCommandResult(store.Purge(isMeant)), ServerJson.Default.StoreCommandResult);
    }

    private async Task WarmAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.WarmCommand);
        if (command.Problem is { } problem) await context.FailAsync(400, problem);
        else if (await warmUp.StartAsync(command, context.RequestAborted) is not { } objects) await context.FailAsync(404, "upstream has no such title or representation");
        else
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.WriteJsonAsync(new StoreCommandResult(objects), ServerJson.Default.StoreCommandResult);
        }
    }

    private Task WriteStatusAsync(HttpContext context) => context.WriteJsonAsync(status(), ServerJson.Default.EdgeStatus);
}
