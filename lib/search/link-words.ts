import { type LinkProblem, type LinkReason, linkProblem } from "./link-problem";

/** Names what cannot be used of a word; null, so that a reader can answer with it. */
export type Report = (word: string, text: string, reason: LinkReason, code?: LinkProblem["code"]) => null;

/** A field of the link as its query string has it: once for reading, writing, its default and its problems. */
export type LinkField<Value> = {
  /** The words that tell it; most have one. */
  words: readonly string[];
  mayRepeat: boolean;
  standard: Value;
  /** Reads the values given for its words. What cannot be used is reported, and the default stands in its place. */
  parse: (valuesOf: (word: string) => readonly string[], report: Report) => Value;
  /** The words to write; none for the default. */
  format: (value: Value) => readonly (readonly [word: string, text: string])[];
};

const mostValues = 500;
const longestText = 200;

/** A word that stands once. `parse` answers null where it has reported why not. */
export function single<Value>(
  word: string,
  standard: Value,
  parse: (text: string, fail: (reason: LinkReason, code?: LinkProblem["code"]) => null) => Value | null,
  write: (value: NonNullable<Value>) => string = String,
): LinkField<Value> {
  return {
    words: [word],
    mayRepeat: false,
    standard,
    parse: (valuesOf, report) => {
      const [text] = valuesOf(word);
      if (text === undefined) return standard;
      return parse(text, (reason, code) => report(word, text, reason, code)) ?? standard;
    },
    format: (value) => (value === standard || value == null ? [] : [[word, write(value)]]),
  };
}

/** A word with one of several texts, or what a function reads of it. */
export function checked<Value>(
  word: string,
  standard: Value,
  parse: (text: string) => Value | null,
  reason: LinkReason,
  write?: (value: NonNullable<Value>) => string,
): LinkField<Value> {
  return single(word, standard, (text, fail) => parse(text) ?? fail(reason), write);
}

/** A word with one value beside its default. */
export function either<Value>(
  word: "group" | "per" | "heat" | "bars" | "display",
  standard: Value,
  [text, other]: readonly [text: string, value: Value],
): LinkField<Value> {
  return single<Value>(
    word,
    standard,
    (given, fail) => (given === text ? other : fail(`${word}-form`)),
    () => text,
  );
}

/** A word that may stand several times, each value once. */
export function list<Value>(
  word: string,
  parse: (text: string, fail: (reason: LinkReason) => null) => Value | null,
  { isSame, textOf, write = textOf }: ListRules<Value>,
): LinkField<readonly Value[]> {
  return {
    words: [word],
    mayRepeat: true,
    standard: [],
    parse: (valuesOf, report) => {
      const values = valuesOf(word).flatMap((text) => {
        const value = parse(text, (reason) => report(word, text, reason));
        return value === null ? [] : [value];
      });
      const isFirst = (value: Value, place: number) =>
        values.findIndex((other) => isSame(other, value)) === place;
      const distinct = values.filter(isFirst);
      const isTooLong = values.some((value) => textOf(value).length > longestText);
      if (isTooLong) report(word, "", "text-too-long");
      const isTooMany = distinct.length > mostValues;
      if (isTooMany) report(word, "", "too-many", "too-large");
      return isTooLong || isTooMany ? [] : distinct;
    },
    format: (values) => values.map((value) => [word, write(value)] as const),
  };
}

type ListRules<Value> = {
  isSame: (one: Value, other: Value) => boolean;
  /** What was written of it by whoever made the link: bounded in length. */
  textOf: (value: Value) => string;
  write?: (value: Value) => string;
};

/** Free text of a bounded length. */
export function text(word: string): LinkField<string> {
  return single(word, "", (given, fail) => (given.length <= longestText ? given : fail("text-too-long")));
}

/** Reports into a list of problems. */
export function createReport(problems: LinkProblem[]): Report {
  return (word, given, reason, code = "invalid-parameter") => {
    problems.push(linkProblem(code, word, given, reason));
    return null;
  };
}
