// The origin's API. The page talks to its own host only; what is meant for an edge, the origin passes on.

let token; // opens the shape of the edges; see PageEndpoints.cs for why it is had so

export const titles = () => get("/api/titles");
export const edges = () => get("/api/edges");
export const status = edge => get(`/api/edges/${encodeURIComponent(edge)}/status`);

export async function shape(edge, command) {
  token ??= (await get("/api/session")).token;
  return answer(await fetch(`/api/edges/${encodeURIComponent(edge)}/shape`, {
    method: "POST",
    headers: { "Authorization": `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(command),
  }));
}

async function get(path) {
  return answer(await fetch(path, { cache: "no-store" }));
}

async function answer(response) {
  if (!response.ok) {
    if (response.status === 401) token = undefined; // the server was started anew: the next try asks for its token
    throw new Error((await response.text()).trim() || response.statusText);
  }
  return response.json();
}
