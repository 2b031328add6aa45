using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StreamLab.Server;

/// <summary>Edges announce themselves, say that they still live, and say goodbye; anybody may ask which there are.</summary>
internal sealed class EdgeEndpoints(EdgeRegistry edges)
{
    public void Map(IEndpointRouteBuilder app, string token)
    {
        app.MapGet("/api/edges", context => context.WriteJsonAsync(Links, ServerJson.Default.IReadOnlyListEdgeLink));
        app.MapPost("/api/edges", RegisterAsync).RequireToken(token);
        app.MapDelete("/api/edges/{name}", Goodbye).RequireToken(token);
    }

    private IReadOnlyList<EdgeLink> Links => [.. edges.Live.Select(edge => new EdgeLink(edge.Name, edge.Url))];

    private async Task RegisterAsync(HttpContext context)
    {
        var edge = await context.ReadJsonAsync(ServerJson.Default.EdgeRegistration);
        if (edge.Problem is { } problem) await context.FailAsync(400, problem);
        else if (edges.Register(edge) is { } conflict) await context.FailAsync(409, conflict);
        else context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task Goodbye(HttpContext context)
    {
        context.Response.StatusCode = edges.Remove((string)context.GetRouteValue("name")!) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
