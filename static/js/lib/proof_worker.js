// Finds the number whose SHA-256 with the salt is the challenge. Runs as a worker of its own, which may block.
// The browser's own digest exists on secure pages only and answers each number with a promise, which takes longer.

const FRACTION = 2 ** 32;

function primes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) {
      found.push(number);
    }
  }
  return found;
}

const fractionOf = (root) => Math.trunc((root % 1) * FRACTION) | 0;
const ROUNDS = Int32Array.from(primes(64), (prime) => fractionOf(Math.cbrt(prime)));
const START = Int32Array.from(primes(8), (prime) => fractionOf(Math.sqrt(prime)));
const words = new Int32Array(64);

function rotated(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/** Takes the 16 words at the start of `words` into the state. */
function compress(state) {
  for (let at = 16; at < 64; at += 1) {
    const first = words[at - 15];
    const second = words[at - 2];
    const low = rotated(first, 7) ^ rotated(first, 18) ^ (first >>> 3);
    const high = rotated(second, 17) ^ rotated(second, 19) ^ (second >>> 10);
    words[at] = words[at - 16] + low + words[at - 7] + high;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let at = 0; at < 64; at += 1) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + chosen + ROUNDS[at] + words[at]) | 0;
    const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** SHA-256 of a text of ASCII, as eight words. */
function digest(text) {
  const { length } = text;
  const blocks = Math.ceil((length + 9) / 64);
  const state = START.slice();
  for (let block = 0; block < blocks; block += 1) {
    words.fill(0, 0, 16);
    for (let at = block * 64; at < Math.min(block * 64 + 64, length + 1); at += 1) {
      const byte = at === length ? 0x80 : text.charCodeAt(at);
      words[(at >> 2) & 15] |= byte << (24 - (at & 3) * 8);
    }
    if (block === blocks - 1) {
      words[15] = length * 8;
    }
    compress(state);
  }
  return state;
}

function solve({ salt, challenge, maxNumber }) {
  const wanted = Int32Array.from(challenge.match(/.{8}/g), (part) => Number.parseInt(part, 16));
  for (let number = 0; number <= maxNumber; number += 1) {
    const found = digest(salt + number);
    if (found[0] === wanted[0] && found.every((word, at) => word === wanted[at])) {
      return number;
    }
  }
  return null;
}

self.onmessage = ({ data }) => self.postMessage(solve(data));
