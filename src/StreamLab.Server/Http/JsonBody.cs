using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Reads the JSON of a control request and writes the JSON of an answer.</summary>
internal static class JsonBody
{
    /// <summary>Room for the text of a long trace.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <exception cref="BadHttpRequestException">It is no such JSON, or broke off.</exception>
    public static async Task<T> ReadJsonAsync<T>(this HttpContext context, JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw new BadHttpRequestException("the body is null instead of a JSON object");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException($"the body is not the JSON that belongs here (at {e.Path ?? "$"})", e);
        }
        catch (IOException e) when (e is not BadHttpRequestException) // Kestrel's "Bad chunk size data."
        {
            throw new BadHttpRequestException("the body broke off", e);
        }
    }

    public static Task WriteJsonAsync<T>(this HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }
}
