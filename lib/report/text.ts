// One order of names for everybody: figures must not change places with the reader's language.
const collator = new Intl.Collator("es", { sensitivity: "variant", numeric: true });

/**
 * Spanish collation (ñ after n, accents after their letter), the same on every machine. Zero only for the same text,
 * composed or not: `Break 1` and `Break 01` have an order of their own.
 */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b) || compareUnits(a.normalize("NFC"), b.normalize("NFC"));
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Text for finding: no accents, no case, locale-free, single spaces. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

const controls = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Control and direction marks made visible, so that a name cannot rearrange the page; joiners of emoji stay. */
export function showControls(text: string): string {
  return text.replace(controls, (mark) => `⟨${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}⟩`);
}
