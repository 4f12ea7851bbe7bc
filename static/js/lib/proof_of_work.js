// A proof of work for the sending of a form, found in a worker while the page stays usable.
import { getJSON } from "./http.js";

export async function prove(field) {
  const challenge = await getJSON(field.dataset.challenge);
  if (challenge.maxNumber === 0) {
    return "";
  }
  const number = await solve(field.dataset.worker, challenge);
  const { algorithm, challenge: wanted, salt, signature } = challenge;
  return window.btoa(JSON.stringify({ algorithm, challenge: wanted, number, salt, signature }));
}

function solve(address, challenge) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = reject;
    worker.postMessage(challenge);
  });
}
