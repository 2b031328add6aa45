using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StreamLab.Dash;
using Json = StreamLab.Server.ServerJson;

namespace StreamLab.Server;

/// <summary>
/// Edges announce themselves, say that they still live, and say goodbye; anybody may ask which there are and how they do. What is asked of an edge by its
/// name is passed on with that edge's token, so that the page talks to its own host only, and people need to know one server.
/// </summary>
internal sealed class EdgeEndpoints(EdgeRegistry edges)
{
    public void Map(IEndpointRouteBuilder app, string token, string pageToken)
    {
        app.MapGet("/api/edges", context => context.WriteJsonAsync(LinksFor(context.Request.Host.Host), Json.Default.IReadOnlyListEdgeLink));
        app.MapPost("/api/edges", RegisterAsync).RequireToken(token);
        app.MapDelete("/api/edges/{name}", Goodbye).RequireToken(token);
        app.MapGet("/api/edges/{name}/status", StatusAsync);
        Command("shape", PassOn(Json.Default.ShapeCommand, c => ProblemOf(c.Read()), (edge, c, stop) => edge.ShapeAsync(c, stop), Json.Default.EdgeStatus), token, pageToken);
        Command("fault", PassOn(Json.Default.FaultCommand, c => ProblemOf(c.Read()), (edge, c, stop) => edge.FaultAsync(c, stop), Json.Default.EdgeStatus), token);
        Command("purge", PassOn(Json.Default.PurgeCommand, c => ProblemOf(c.Read()), (edge, c, stop) => edge.PurgeAsync(c, stop), Json.Default.StoreCommandResult), token);
        Command("warm", PassOn(Json.Default.WarmCommand, c => c.Problem, (edge, c, stop) => edge.WarmAsync(c, stop), Json.Default.StoreCommandResult), token);

        void Command(string name, RequestDelegate serve, params string[] tokens) => app.MapPost($"/api/edges/{{name}}/{name}", serve).RequireToken(tokens);
    }

    private IReadOnlyList<EdgeLink> LinksFor(string host) => [.. edges.Known.Select(edge => new EdgeLink(edge.Name, edge.UrlFor(host), edges.IsWell(edge.Name)))];

    private async Task RegisterAsync(HttpContext context)
    {
        var edge = await context.ReadJsonAsync(Json.Default.EdgeRegistration);
        if (edge.Problem is { } problem) await context.FailAsync(400, problem);
        else if (edges.Register(edge.HeardFrom(context.Connection)) is { } conflict) await context.FailAsync(409, conflict);
        else context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task Goodbye(HttpContext context)
    {
        context.Response.StatusCode = edges.Remove(NameIn(context)) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task StatusAsync(HttpContext context) => PassOnAsync(context, (edge, stop) => edge.StatusAsync(stop), Json.Default.EdgeStatus);

    /// <summary>What is wrong with a command is said here: the edge is not troubled.</summary>
    private RequestDelegate PassOn<TCommand, TAnswer>(
        JsonTypeInfo<TCommand> type, Func<TCommand, string?> problemOf, Func<EdgeControl, TCommand, CancellationToken, Task<Result<TAnswer, ControlError>>> ask, JsonTypeInfo<TAnswer> answer)
        where TAnswer : class
    {
        return ServeAsync;

        async Task ServeAsync(HttpContext context)
        {
            var command = await context.ReadJsonAsync(type);
            if (problemOf(command) is { } problem) await context.FailAsync(400, problem);
            else await PassOnAsync(context, (edge, stop) => ask(edge, command, stop), answer);
        }
    }

    private async Task PassOnAsync<TAnswer>(HttpContext context, Func<EdgeControl, CancellationToken, Task<Result<TAnswer, ControlError>>> ask, JsonTypeInfo<TAnswer> type)
        where TAnswer : class
    {
        if (edges.Find(NameIn(context)) is not { } edge)
        {
            await context.FailAsync(404, "there is no such edge");
            return;
        }
        var answer = await ask(new EdgeControl(edge.Url, edge.Token), context.RequestAborted);
        if (answer.TryGet(out var result, out var error)) await context.WriteJsonAsync(result, type);
        else await context.FailAsync(502, error.Message);
    }

    private static string? ProblemOf<T>(Result<T, ControlError> read) where T : class => read.TryGet(out _, out var error) ? null : error.Message;

    private static string NameIn(HttpContext context) => (string)context.GetRouteValue("name")!;
}
