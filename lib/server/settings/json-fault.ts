const blank = /[\t\n\r ]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const unfinishedNumber = /-?(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][+-]?)?$/y;
const words = ["true", "false", "null"];

type Expected = "value" | "value-or-close" | "key" | "key-or-close" | "colon" | "comma-or-close";

/**
 * Where a text stops being JSON: the first character of the word that does not fit; its length where it only ends
 * too early. JSON.parse tells it for some faults only, and quotes the text, which may be personal data.
 */
export function findJsonFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let at = endOf(blank, text, 0);

  function next(found: string): number | null {
    const top = open.at(-1);
    if (expected === "colon") return found === ":" ? step(1, "value") : null;
    if (expected === "comma-or-close") {
      if (found === "," && top) return step(1, top === "{" ? "key" : "value");
      return close(found, top);
    }
    if (expected.endsWith("-or-close") && /[\]}]/.test(found)) return close(found, top);
    if (expected.startsWith("key")) return found === '"' ? string("colon") : null;
    return value(found);
  }

  function step(length: number, then: Expected): number {
    expected = then;
    return at + length;
  }

  function close(found: string, top: "{" | "[" | undefined): number | null {
    if (!top || found !== (top === "{" ? "}" : "]")) return null;
    open.pop();
    return step(1, "comma-or-close");
  }

  function value(found: string): number | null {
    if (found === "{" || found === "[") {
      open.push(found);
      return step(1, found === "{" ? "key-or-close" : "value-or-close");
    }
    if (found === '"') return string("comma-or-close");
    const rest = text.slice(at, at + 5);
    const word = words.find((each) => rest.startsWith(each));
    if (word) return step(word.length, "comma-or-close");
    const isCut = at + rest.length === text.length && words.some((each) => each.startsWith(rest));
    if (isCut || endOf(unfinishedNumber, text, at) === text.length) return text.length;
    const end = endOf(number, text, at);
    return end > at ? step(end - at, "comma-or-close") : null;
  }

  function string(then: Expected): number | null {
    const end = endOfString(text, at);
    if (end.isWhole) return step(end.at - at, then);
    at = end.at;
    return null;
  }

  while (at < text.length) {
    const end = next(text.charAt(at));
    if (end === null) return at;
    at = endOf(blank, text, end);
  }
  return text.length;
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

const wholeEscape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const unfinishedEscape = /\\(?:u[0-9a-fA-F]{0,3})?$/y;

function endOfString(text: string, from: number): { at: number; isWhole: boolean } {
  let at = from + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return { at: at + 1, isWhole: true };
    if (unit < 0x20) return { at, isWhole: false };
    if (unit !== 0x5c) at += 1;
    else if (endOf(wholeEscape, text, at) > at) at = endOf(wholeEscape, text, at);
    else return { at: Math.max(at, endOf(unfinishedEscape, text, at)), isWhole: false };
  }
  return { at, isWhole: false };
}
