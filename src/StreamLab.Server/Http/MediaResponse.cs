using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StreamLab.Server;

/// <summary>Answers GET and HEAD for a file: status and header fields here, the body by whoever has it.</summary>
internal static class MediaResponse
{
    /// <param name="part">The bytes that the body consists of.</param>
    /// <returns>False when there is no body: HEAD, 304, 416.</returns>
    public static bool TryBegin(HttpContext context, MediaFields fields, out ByteRange part)
    {
        var (request, response) = (context.Request, context.Response);
        Describe(response.Headers, fields);
        part = default;
        if (IsKnown(request, fields))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return false;
        }
        if (ByteRange.Of(request, fields) is not { } asked)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = $"bytes */{fields.Length}";
            return false;
        }
        part = asked;
        if (part.IsPartial)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {part.Start}-{part.Start + part.Length - 1}/{fields.Length}";
        }
        response.ContentType = fields.ContentType;
        response.ContentLength = fields.Length is null ? null : part.Length; // else in chunks
        return HttpMethods.IsGet(request.Method);
    }

    private static void Describe(IHeaderDictionary headers, MediaFields fields)
    {
        headers.AcceptRanges = "bytes";
        if (fields.CacheControl.Length > 0) headers.CacheControl = fields.CacheControl;
        headers.Expires = fields.Expires;
        headers.ETag = fields.ETag;
        headers.LastModified = fields.LastModifiedText;
        headers.Vary = fields.Vary;
        headers["Repr-Digest"] = fields.Digest;
        if (fields.Cmsd is not null) headers[CmsdStatic.Field] = fields.Cmsd;
        headers.XContentTypeOptions = "nosniff";
        if (fields.DateText is not null) headers.Date = fields.DateText;
    }

    /// <summary>RFC 9110 section 13.2.2: If-None-Match goes before If-Modified-Since, and compares weakly.</summary>
    private static bool IsKnown(HttpRequest request, MediaFields fields)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
            return request.Headers.IfModifiedSince.Count > 0 && fields.LastModified <= request.GetTypedHeaders().IfModifiedSince;
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(k => k.Tag == "*" || (fields.OpaqueTag is { } tag && k.Tag == tag));
    }
}
