using System.Text;

namespace StreamLab.Server.Tests;

/// <summary>Requests in which one thing is odd: the host, a header field, the query, a key of CMCD, or the body's JSON.</summary>
internal static class RequestGrammar
{
    private static readonly string[] Hosts =
    [
        "127.0.0.1:99999", "127.0.0.1:65536", "127.0.0.1:0", "127.0.0.1:-1", "127.0.0.1:", "127.0.0.1:x", "[::1]:99999", "[::1", "[]", "[::1%25lo]", "", " ", "%",
        "localhost:99999999999999999999", "u:p@localhost", "localhost/x", "localhost?x", "localhost#x", "999.999.999.999", "0x7f.1", "1", "localhost,localhost",
        ".localhost", "a..localhost", "a_b.localhost", "-.localhost", "a%20b.localhost", "\u00e4.localhost", new string('a', 300) + ".localhost",
    ];

    private static readonly string[] Values =
    [
        "", ",", ";", "=", "\"", "\"\"", "()", "((((", "%", "%00", "%2e%2e/", "../../../../x", "..", "/", "//x/y", "a:b", "http://[", "\\", "*", "-1", "0", "1e308", "NaN", "1,2,,", "\u00e4\u00ff",
        "18446744073709551616", "\"../../../../../2.m4s\"", "\"..\"", "\"/\"", "\"//\"", "\"?\"", "\"%\"", "(\"..%2f..%2f..%2f\" \"a\";r=\"x\")", "bytes=0-0,2-3", "bytes=-0", "bytes=9-1",
        "bytes=99999999999999999999-", "items=0-1", "W/\"x\"", "Thu, 99 Foo 2000 00:00:00 GMT", "Bearer ", "a b c", new string('9', 3000),
    ];

    private static readonly string[] Fields =
    [
        "Range", "If-Range", "If-None-Match", "If-Modified-Since", "Content-Type", "Origin", "Sec-Fetch-Site", "Accept", "Accept-Encoding", "Expect", "CDN-Loop", "Cookie", "traceparent", "Forwarded",
        "streamlab-session", "CMCD-Object", "CMCD-Request", "CMCD-Session", "CMCD-Status",
    ];

    private static readonly string[] Keys = ["nor", "nrr", "sid", "br", "bl", "v", "cid", "su", "mtp"];
    private static readonly string[] Queries = ["CMCD", "known", "client", "_DASH_pathway", "_DASH_throughput", "_HLS_pathway", "_HLS_throughput", "", "%", "[]"];

    private static readonly string[] Json =
    [
        "", " ", "null", "[]", "[[[[[[[[[[[[", "{", "{}", "0", "\"x\"", "{\"\":0}", "{\"name\":\"x\"}", "\u00ff", "{\"all\":\"yes\"}", "{\"all\":true,\"path\":null}", "{\"kind\":\"\"}", "{\"kind\":\"off\",\"count\":1e99}",
    ];

    private static readonly string[] Members =
    [
        "paths", "title", "representation", "path", "prefix", "all", "kind", "share", "count", "for", "time", "status", "retryAfter", "beside", "rate", "trace", "format", "start", "end", "clientRate", "clientTrace",
        "rtt", "jitter", "connectRoundTrips", "name", "url", "token", "report",
    ];

    private static readonly string[] MemberValues = ["null", "[null]", "[\"\",\"/\",\"..\",\"%\"]", "{}", "{\"clients\":-1}", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"x\"", "-1", "1e308", "1e999", "true"];

    /// <param name="endpoint">Method and path: <c>POST /api/shape</c>.</param>
    public static IEnumerable<string> Of(string endpoint, string host, string token)
    {
        string[] usual = [$"Host: {host}", $"Authorization: Bearer {token}", "Content-Type: application/json"];
        foreach (var odd in Hosts) yield return Request(endpoint, "", [$"Host: {odd}", .. usual[1..]], "{}");
        foreach (var field in Fields)
            foreach (var value in Values) yield return Request(endpoint, "", [.. usual.Where(line => !line.StartsWith(field)), $"{field}: {value}"], "{}");
        foreach (var value in Values.Prepend("Basic x")) yield return Request(endpoint, "", [usual[0], usual[2], $"Authorization: {value}"], "{}");
        foreach (var query in QueriesWith(Values)) yield return Request(endpoint, query, usual, "{}");
        if (!endpoint.StartsWith("POST")) yield break;
        foreach (var body in Json) yield return Request(endpoint, "", usual, body);
        foreach (var body in Members.SelectMany(member => MemberValues.Select(value => $"{{\"kind\":\"off\",\"{member}\":{value}}}"))) yield return Request(endpoint, "", usual, body);
        foreach (var body in Members.SelectMany(member => MemberValues.Select(value => $"{{\"{member}\":{value}}}"))) yield return Request(endpoint, "", usual, body);
    }

    private static IEnumerable<string> QueriesWith(string[] values) =>
        values.SelectMany(value => Queries.Select(name => $"?{name}={Uri.EscapeDataString(value)}")
            .Concat(Keys.Select(key => $"?CMCD={Uri.EscapeDataString($"{key}={value}")}")));

    private static string Request(string endpoint, string query, string[] fields, string body)
    {
        var sent = endpoint.StartsWith("POST") ? body : "";
        string[] length = sent.Length > 0 ? [$"Content-Length: {Encoding.Latin1.GetByteCount(sent)}"] : [];
        return $"{endpoint}{query} HTTP/1.1\r\n{string.Join("\r\n", [.. fields, .. length, "Connection: close"])}\r\n\r\n{sent}";
    }
}
