import { showControls } from "@/lib/report/text";

// What a spreadsheet may read as the start of a formula, also full-width and small forms, and what old ones ran.
const trigger = "[=+\\-@|%\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212]";
const gap = "[\\s\\p{Z}\\p{C}'\"]*";
const atStart = new RegExp(`^${gap}${trigger}|^[\\t\\r\\n]|[\\r\\n]${gap}${trigger}`, "u");
// Read under another separator than ours, a text becomes several cells.
const afterSeparator = new RegExp(`[,;\\t|](?=${gap}${trigger})`, "gu");
const notText = /[\p{Cs}\uFFFE\uFFFF]/gu;
const escapedInSheets = /_x(?=[0-9a-f]{4}_)/gi;

/** A spreadsheet's cell holds no more, in UTF-16 units. */
export const mostCellUnits = 32_767;

const cut = "… (+)";

/**
 * Text from outside as one line that every program keeps as text: `'` before what could begin a formula, also where
 * a comma or semicolon within the text would begin a cell under another separator; controls are made visible.
 */
export function guardCsvText(text: string): string {
  const isRisky = atStart.test(text);
  const visible = shorten(showMarks(text));
  const guarded = visible.replace(afterSeparator, "$&'");
  return isRisky || guarded !== visible ? `'${guarded}` : visible;
}

/**
 * Text for a cell that the file itself declares to be text, so that nothing needs to stand before it: without what XML
 * forbids, and with `_x0041_`, which spreadsheets read as a letter, kept as it was written.
 */
export function guardSheetText(text: string): string {
  return shorten(shorten(showMarks(text)).replace(escapedInSheets, "_x005F_x"));
}

/** Controls, direction marks, halves of surrogate pairs and what is no character, made visible. */
function showMarks(text: string): string {
  return showControls(text).replace(notText, (mark) => `⟨${mark.charCodeAt(0).toString(16).toUpperCase()}⟩`);
}

function shorten(text: string): string {
  if (text.length <= mostCellUnits) return text;
  return `${text
    .slice(0, mostCellUnits - cut.length)
    .toWellFormed()
    .replace(/\uFFFD$/, "")}${cut}`;
}
