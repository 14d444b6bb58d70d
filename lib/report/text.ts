// One order of names for everybody: figures must not change places with the reader's language.
const collator = new Intl.Collator("es", { sensitivity: "variant", numeric: true });

/**
 * Spanish collation (ñ after n, accents after their letter), the same on every machine. Zero only for the same text,
 * composed or not: `Break 1` and `Break 01` have an order of their own.
 */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b) || compareUnits(a.normalize("NFC"), b.normalize("NFC"));
}

/** By name, and by id where names are the same. */
export function compareNames(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Text for finding: no accents, no case, locale-free, single spaces. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The words of a text for finding, one space between them: punctuation parts words, and is none. */
export function foldWords(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * How people, states and commands are found: every word of the query begins a word of the text, in any order. The texts
 * given are folded by `foldWords`. A query of blanks finds all, one of signs alone nothing.
 */
export function createSearch(query: string): (words: string) => boolean {
  const wanted = foldWords(query).split(" ").filter(Boolean);
  const isBlank = query.trim() === "";
  return (words) =>
    (isBlank || wanted.length > 0) && wanted.every((word) => ` ${words}`.includes(` ${word}`));
}

// Controls, direction marks, tags and other signs without a shape, and letters that are drawn as nothing. A joiner counts
// where it joins nothing: emoji and scripts such as Arabic are written with it.
const invisible =
  /[\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|(?!\u200c|\u200d)\p{Cf}|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|(?!\p{Script=Latin})(?:\p{L}|\p{M}))(?:\u200c|\u200d)/gu;

/** What nobody sees made visible, so that a name cannot rearrange the page or pass for another. */
export function showControls(text: string): string {
  return text.replace(invisible, (mark) => `⟨${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}⟩`);
}

/** Whether a text is what it looks like: nothing in it is invisible, and something is to be seen. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && showControls(text) === text && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
