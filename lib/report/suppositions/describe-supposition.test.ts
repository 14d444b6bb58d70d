import { expect, test } from "vitest";
import { describeSupposition, type NamedSupposition } from "./describe-supposition";

const limit = { kind: "limit", id: "breaks", name: "Pausas", seconds: 2700, word: "" } as const;
const state = { kind: "class", state: "Break", stateClass: "productive", word: "" } as const;

// What the words are in both languages: components/figures/supposition-words.test.ts.
test.each([
  [{ ...limit, was: 1800 }, "suppose.limitWas name=Pausas limit=45m was=30m"],
  [{ ...limit, was: 2700 }, "suppose.limitSame name=Pausas limit=45m"],
  [{ ...limit, was: null }, "suppose.limitOther name=Pausas limit=45m"],
  [{ kind: "limit", name: "breaks", seconds: 1800 }, "suppose.limit name=breaks limit=30m"],
  [
    { ...state, was: "personal" },
    "suppose.classWas state=<Break> class=legend.productive was=legend.personal",
  ],
  [
    { kind: "class", state: "Break", stateClass: "system" },
    "suppose.class state=<Break> class=legend.system",
  ],
  [{ kind: "without", day: "2026-11-17", word: "" }, "suppose.without day=<2026-11-17>"],
] satisfies [NamedSupposition, string][])("%j is said by what is known of it", (supposition, said) => {
  const t = (key: string, values: Record<string, string> = {}) =>
    [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(" ");
  const inBrackets = (text: string) => `<${text}>`;
  expect(describeSupposition(supposition, t, { state: inBrackets, day: inBrackets })).toBe(said);
});
