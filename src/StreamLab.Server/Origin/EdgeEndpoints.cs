using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary>
/// Edges announce themselves, say that they still live, and say goodbye; anybody may ask which there are and how they do. What the page asks
/// of an edge is passed on with that edge's token, so that the page talks to its own host only.
/// </summary>
internal sealed class EdgeEndpoints(EdgeRegistry edges)
{
    public void Map(IEndpointRouteBuilder app, string token, string pageToken)
    {
        app.MapGet("/api/edges", context => context.WriteJsonAsync(Links, ServerJson.Default.IReadOnlyListEdgeLink));
        app.MapPost("/api/edges", RegisterAsync).RequireToken(token);
        app.MapDelete("/api/edges/{name}", Goodbye).RequireToken(token);
        app.MapGet("/api/edges/{name}/status", StatusAsync);
        app.MapPost("/api/edges/{name}/shape", ShapeAsync).RequireToken(token, pageToken);
    }

    private IReadOnlyList<EdgeLink> Links => [.. edges.Known.Select(edge => new EdgeLink(edge.Name, edge.Url, edges.IsWell(edge.Name)))];

    private async Task RegisterAsync(HttpContext context)
    {
        var edge = await context.ReadJsonAsync(ServerJson.Default.EdgeRegistration);
        if (edge.Problem is { } problem) await context.FailAsync(400, problem);
        else if (edges.Register(edge) is { } conflict) await context.FailAsync(409, conflict);
        else context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task Goodbye(HttpContext context)
    {
        context.Response.StatusCode = edges.Remove(NameIn(context)) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task StatusAsync(HttpContext context) => PassOnAsync(context, edge => edge.StatusAsync(context.RequestAborted));

    private async Task ShapeAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.ShapeCommand);
        if (!command.Read().TryGet(out _, out var error)) await context.FailAsync(400, error.Message);
        else await PassOnAsync(context, edge => edge.ShapeAsync(command, context.RequestAborted));
    }

    private async Task PassOnAsync(HttpContext context, Func<EdgeControl, Task<Result<EdgeStatus, ControlError>>> ask)
    {
        if (edges.Find(NameIn(context)) is not { } edge)
        {
            await context.FailAsync(404, "there is no such edge");
            return;
        }
        var answer = await ask(new EdgeControl(edge.Url, edge.Token));
        if (answer.TryGet(out var status, out var error)) await context.WriteJsonAsync(status, ServerJson.Default.EdgeStatus);
        else await context.FailAsync(502, error.Message);
    }

    private static string NameIn(HttpContext context) => (string)context.GetRouteValue("name")!;
}
