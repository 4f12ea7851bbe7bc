// A proof of work for the sending of a form, found in a worker while somebody still types. Where none can be had (no
// worker, no line, a browser that is too slow) the form goes without one and the server lets it wait instead.
import { getJSON } from "./http.js";

const FRESH = 8 * 60_000; // milliseconds; the server takes a proof for ten minutes
const LONGEST = 60_000;
let started = null;

/** A promise of the proof, "" for none. It never fails, and a proof that was started is taken on. */
export function startProof(field) {
  if (!started || Date.now() - started.at > FRESH) {
    started = { at: Date.now(), proof: Number(field.dataset.cost) > 0 ? prove(field).catch(() => "") : Promise.resolve("") };
  }
  return started.proof;
}

/** After a sending that came to nothing: its proof may be spent. */
export function forgetProof() {
  started = null;
}

async function prove(field) {
  const task = await getJSON(field.dataset.challenge, { signal: AbortSignal.timeout(LONGEST) });
  if (task.maxNumber === 0) {
    return "";
  }
  const number = await solve(field.dataset.worker, task);
  const { algorithm, challenge, salt, signature } = task;
  return number === null ? "" : window.btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}

/** The number, or null where the worker does not come, fails or takes too long. */
function solve(address, task) {
  const worker = new Worker(address);
  return new Promise((resolve) => {
    window.setTimeout(resolve, LONGEST, null);
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve(null);
    worker.onmessageerror = worker.onerror;
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
