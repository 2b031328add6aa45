// Numbers as people read them.

export const rate = kbps => kbps == null || Number.isNaN(kbps) ? "–"
  : kbps >= 1e6 ? `${(kbps / 1e6).toFixed(1)} Gbps`
  : kbps < 1000 ? `${Math.round(kbps)} kbps` : `${(kbps / 1000).toFixed(kbps < 10000 ? 2 : 1)} Mbps`;

export const size = bytes => bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;

export const seconds = value => `${value.toFixed(1)} s`;

export const picture = (width, height) => width && height ? `${width}×${height}` : "–";

// Sets an element's text; names come from files and servers, so they are never made into markup.
export const show = (id, text) => { document.getElementById(id).textContent = text; };

export function say(text) {
  show("message", text ?? "");
  document.getElementById("message").hidden = !text;
}
