/** Keys that stand twice in one object, letter case apart: at the top of the answer, and by row of its `data`. */
export type RepeatedKeys = { isTop: boolean; rows: ReadonlySet<number> };

/** JSON.parse keeps the last of two equal keys and says nothing. `text` is valid JSON. */
export function findRepeatedKeys(text: string): RepeatedKeys {
  const rows = new Set<number>();
  const [topKeys, rowKeys] = [new Set<string>(), new Set<string>()];
  let [isTop, isInData, depth, row, at] = [false, false, 0, -1, 0];

  function noteKey(key: string): void {
    if (depth === 1) {
      isTop ||= topKeys.has(key);
      topKeys.add(key);
      isInData = key === "data";
    } else if (depth === 3 && isInData) {
      if (rowKeys.has(key)) rows.add(row);
      rowKeys.add(key);
    }
  }

  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      const end = endOfString(text, at);
      if (depth <= 3 && isKey(text, end)) noteKey(readKey(text.slice(at, end)).toLowerCase());
      at = end;
      continue;
    }
    if (unit === openObject || unit === openList) {
      depth += 1;
      if (depth === 3 && isInData) {
        row += 1;
        rowKeys.clear();
      }
    } else if (unit === closeObject || unit === closeList) depth -= 1;
    at += 1;
  }
  return { isTop, rows };
}

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at + 1;
}

/** A key may be spelt with escapes: `"d\u0061ta"` is `data`. */
function readKey(literal: string): string {
  return literal.includes("\\") ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

function isKey(text: string, after: number): boolean {
  let at = after;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === colon;
}
