// Finds the number whose SHA-256 with the salt is the challenge. Runs as a worker of its own.

const encoder = new TextEncoder();

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.onmessage = async ({ data }) => {
  for (let number = 0; number <= data.maxNumber; number += 1) {
    if ((await digest(data.salt + number)) === data.challenge) {
      self.postMessage(number);
      return;
    }
  }
  throw new Error("no number fits");
};
