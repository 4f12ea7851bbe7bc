// The only module that asks the server.

const SLOWEST = 20_000; // milliseconds for an answer to a form

export class HttpError extends Error {
  constructor(status, problem) {
    super(`status ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** The body and the headers of an answer. */
export async function ask(url, { signal } = {}) {
  const response = await fetch(url, { signal, credentials: "omit", headers: { Accept: "application/json" } });
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new HttpError(response.status, body);
  }
  return { body, headers: response.headers };
}

export async function getJSON(url, options) {
  return (await ask(url, options)).body;
}

export function isAborted(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Sends a form of somebody who is signed in: the status and what the answer says. 401 where it leads to the sign-in. */
export async function postSignedIn(url, body) {
  const signal = AbortSignal.timeout(SLOWEST);
  const headers = { Accept: "application/json" };
  const response = await fetch(url, { method: "POST", body, signal, headers, redirect: "manual" });
  const said = await response.json().catch(() => null);
  return { status: response.type === "opaqueredirect" ? 401 : response.status, said };
}

/** A token for the forms of a page that outlived its sign-in; "" where nobody is signed in. */
export async function freshToken(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, redirect: "manual" });
  return (await response.json().catch(() => null))?.token ?? "";
}

/** Sends a form in the background: the status of the answer, which is not read. */
export async function post(url, body) {
  const signal = AbortSignal.timeout(SLOWEST);
  return (await fetch(url, { method: "POST", body, signal, credentials: "omit", redirect: "manual" })).status;
}

/** JSON of the panel, with the session of who looks at it. */
export async function getOwnJSON(url) {
  const response = await fetch(url, { credentials: "same-origin", redirect: "error", headers: { Accept: "application/json" } });
  return response.json();
}
