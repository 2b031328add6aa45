"""An average of its own over the downloads, kept as state: half of what it believed, half of what the last download showed."""

from streamlab import highest_at_most, serve


def choose(media, question):
    belief = question["state"]
    last = question["lastDownload"]
    if last is None:
        return {"representation": 0, "reason": "nothing downloaded yet"}
    kbps = last["bits"] / last["seconds"] / 1000 if last["seconds"] > 0 else belief
    belief = kbps if belief is None else (belief + kbps) / 2
    return {
        "representation": highest_at_most(media, 0.8 * belief),
        "reason": "four fifths of a smoothed throughput",
        "state": belief,
    }


serve(choose)
