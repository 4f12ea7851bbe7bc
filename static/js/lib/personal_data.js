// Personal data in a text that is being typed: which kinds. The twin of reports/personal_data.py, tested by one list of
// sentences. It suggests and never blocks.

const WORD = "\\p{L}\\p{N}_";
const PESEL = /(?<!\d)\d{11}(?!\d)/g;
const IBAN = /(?<!\d)(?:PL ?)?(\d{2}(?: ?\d{4}){6})(?!\d)/gi;
const EMAIL = new RegExp(`[${WORD}.+-]{1,64} ?(?:@|\\(at\\)|\\[at\\]| małpa ) ?[${WORD}-]+(?: ?(?:\\.|kropka) ?[${WORD}-]+)+`, "iu");
const PHONE =
  /(?<![\d.,])(?:(?:\+|00)\d{2,3}[ -]?)?(?:\d{3}[ -]?\d{3}[ -]?\d{3}|\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}|\(?0\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2})(?![\d.,]?\d)/;
const PLATE = new RegExp(`(?<![${WORD}-])[BCDEFGKLNOPRSTWZ][A-Z]{1,2} ?(?=[A-Z]*\\d)[0-9ACE-HJ-NP-Y]{4,5}(?![${WORD}-])`, "u");
const HOMES =
  "mieszkam|mieszkamy|mój adres|moje mieszkanie|mój dom|nasz dom|jestem z ulicy|jestem spod|i live|we live|my address|my house|my flat|я живу|живу|мешкаю|ми живемо|моя адреса|мій будинок";
const HOME = new RegExp(`(?<![${WORD}])(?:${HOMES})[^!?\\n]{0,60}?\\d`, "iu");
const NAME = new RegExp(
  `(?<![${WORD}])(?:[Nn]azywam się|[Mm]am na imię|[Jj]estem (?:pan|pani) |[Pp]odpisano:?|[Mm]y name is|[Мм]ене звати|[Мм]оє ім.я) ?[A-ZŁŚŻŹĆА-ЯІЇЄ]`,
  "u",
);
const LONGEST = 2_000; // characters that are looked at: twice what a description may have
const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

function isPesel(digits) {
  const total = WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
  const month = Number(digits.slice(2, 4)) % 20;
  return (10 - (total % 10)) % 10 === Number(digits[10]) && month >= 1 && month <= 12;
}

function isAccount(text) {
  const digits = text.replace(/ /g, "");
  return BigInt(`${digits.slice(2)}2521${digits.slice(0, 2)}`) % 97n === 1n;
}

const TESTS = {
  pesel: (text) => [...text.matchAll(PESEL)].some(([digits]) => isPesel(digits)),
  iban: (text) => [...text.matchAll(IBAN)].some(([, digits]) => isAccount(digits)),
  email: (text) => EMAIL.test(text),
  phone: (text) => PHONE.test(text),
  plate: (text) => PLATE.test(text),
  home: (text) => HOME.test(text),
  name: (text) => NAME.test(text),
};

/** The kinds that the text seems to hold. */
export function kindsIn(text) {
  return Object.keys(TESTS).filter((kind) => TESTS[kind](text.slice(0, LONGEST)));
}
