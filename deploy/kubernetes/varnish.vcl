vcl 4.1;

# Varnish as an edge: collapses and streams by itself. scripts/real-edges.sh puts another address in place of "origin" and "8080".

backend origin {
    .host = "origin";
    .port = "8080";
    .connect_timeout = 2s;
    .first_byte_timeout = 10s;
    .between_bytes_timeout = 10s;
}

sub vcl_recv {
    # Players come for media; control stays with the origin.
    if (req.url ~ "^/api/") {
        return (synth(403, "control is at the origin"));
    }
    if (req.method != "GET" && req.method != "HEAD" && req.method != "OPTIONS") {
        return (synth(405, "media is only read"));
    }
    # CMCD in the query would make every request another object; so would the Host that a client makes up. The origin answers to localhost.
    set req.url = regsub(req.url, "\?.*$", "");
    set req.http.Host = "localhost";
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.url == "/health") {
        return (pass);
    }
}

sub vcl_backend_response {
    # Stale copies stand in for an origin that fails, and are asked for anew in the background.
    set beresp.grace = 10m;
    set beresp.keep = 1h;
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    if (beresp.status == 404) {
        set beresp.ttl = 1s;
        set beresp.grace = 0s;
    }
}

sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.Cache-Status = "varnish; hit";
    } else {
        set resp.http.Cache-Status = "varnish; fwd=miss";
    }
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
