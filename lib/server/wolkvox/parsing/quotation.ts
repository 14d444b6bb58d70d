const mostCharacters = 120;
const mostRead = 2000;
// Fewer than this of a token say nothing about it.
const leastShared = 5;

const word = /^["'([{¡¿]?\p{L}{1,24}(?:[-']\p{L}{1,24})*[.,;:!?)\]}"']*$/u;
const shortNumber = /^[([{]?\d{1,4}[.,;:!?)\]}]*$/;

/**
 * What may be quoted of wolkvox's own words, for administrators: plain words and short numbers, at most 120 characters.
 * Anything else is left out as `…`: paths, addresses, codes, long or spaced numbers (they may be a person's), and whatever
 * shares five letters or digits in a row with the token, as it is, encoded or spaced. "" = there is nothing to quote.
 */
export function quoteWords(text: string, token: string): string {
  const words = text
    .slice(0, mostRead)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
  const secret = findSecretWords(words, token);
  const kept = words.map((each, at) => {
    const isNumberOfMany = shortNumber.test(each) && [words[at - 1], words[at + 1]].some(isNumber);
    const isPlain = word.test(each) || shortNumber.test(each);
    return isPlain && !isNumberOfMany && !isSpelled(words, at) && !secret.has(at) ? each : "…";
  });
  const line = kept.join(" ").replace(/…(?: …)+/g, "…");
  return line === "…" ? "" : [...line].slice(0, mostCharacters).join("");
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d+[.,;:]?$/.test(text);
}

// `s e c r e t`: four single letters in a row are no words.
function isSpelled(words: readonly string[], at: number): boolean {
  const isSingle = (place: number) => [...(words[place] ?? "")].length === 1;
  if (!isSingle(at)) return false;
  let [first, last] = [at, at];
  while (isSingle(first - 1)) first -= 1;
  while (isSingle(last + 1)) last += 1;
  return last - first >= 3;
}

/** The places of words that hold a part of the token, across the blanks between them. */
function findSecretWords(words: readonly string[], token: string): Set<number> {
  const letters: string[] = [];
  const wordOf: number[] = [];
  words.forEach((each, at) => {
    for (const letter of lettersOf(each)) {
      letters.push(letter);
      wordOf.push(at);
    }
  });
  const text = letters.join("");
  const found = new Set<number>();
  for (const secret of listDisguises(token)) {
    for (let from = 0; from + leastShared <= secret.length; from += 1) {
      const part = secret.slice(from, from + leastShared);
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        for (let letter = at; letter < at + leastShared; letter += 1) found.add(wordOf[letter] ?? -1);
      }
    }
  }
  return found;
}

function listDisguises(token: string): string[] {
  const bytes = Buffer.from(token);
  const forms = [token, encodeURIComponent(token), bytes.toString("base64"), bytes.toString("hex")];
  const letters = forms.map(lettersOf);
  return [...letters, ...letters.map((each) => [...each].reverse().join(""))];
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
