// How well plain words fit a category. Endings do not count ("wyścigi", "wyścigów"), accents neither; pure.

const FEWEST = 3; // letters of a word that is looked at
const ENDING = 3; // letters at the end in which two forms of a word may differ
const HINT = 0.6; // what a word of the hint is worth
const STOP = new Set(
  `sie jest byl byla jak ktos cos tam tutaj dla przy przez obok kolo pod nad ktory ktora ktore miejsce gdzie stale gdy
  napisz kiedy moze juz dzis dzisiaj wczoraj znowu ciagle zawsze czesto moja moj nasz nasza ulica ulicy ulicach dzwon
  the and are was they that this with for from near who which what where when place say people today always often street
  there somebody someone something our his her its has have not all too call 112
  чи або там тут хто щось коли місце напишіть регулярно постійно сьогодні вчора завжди часто біля вулиця вулиці люди
  наш наша моя мій над під при для яка який які що цьому цей дуже знову дзвоніть`.split(/\s+/).map(plain),
);

export function plain(text) {
  return text
    .toLowerCase()
    .replace(/['’ʼ]/g, "")
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "");
}

export function wordsOf(text) {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words)].filter((word) => word.length >= FEWEST && !STOP.has(word));
}

/** 0 where two words have not the same stem, else how alike they are, up to 1. */
export function closeness(one, other) {
  const [short, long] = [stem(one), stem(other)].sort((a, b) => a.length - b.length);
  let same = 0;
  while (same < short.length && short[same] === long[same]) {
    same += 1;
  }
  const needed = Math.min(short.length, Math.max(4, long.length - ENDING));
  return same >= needed && long.length - short.length <= ENDING ? same / long.length : 0;
}

/** Without the vowel at the end: "auto" and "autem" are one word. */
function stem(word) {
  return word.length > FEWEST ? word.replace(/[aeiouyаеєиіоуюя]+$/u, "") || word : word;
}

/** The number of typed words that the category has, and how closely: the larger, the better; 0 is none. */
export function rank(typed, own) {
  return typed.reduce((sum, word) => {
    const best = Math.max(0, ...own.map((other) => closeness(word, other)));
    return sum + (best > 0 ? 1 + best / 10 : 0);
  }, 0);
}

/** The ranks of many categories, each with `words` of its own and a `hint`: a typed word counts for less where it fits
    many categories, and for less in a hint than among the words. */
export function ranks(typed, categories) {
  const fits = typed.map((word) => categories.map(({ words, hint }) => Math.max(rank([word], words), HINT * rank([word], hint))));
  const weights = fits.map((row) => 1 / Math.max(1, row.filter(Boolean).length));
  return categories.map((_, place) => fits.reduce((sum, row, word) => sum + row[place] * weights[word], 0));
}
