import { expect, test } from "vitest";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { describeSupposition, type NamedSupposition } from "@/lib/report/suppositions/describe-supposition";

const formats = { state: (state: string) => state, day: (day: string) => day };
const limit = {
  kind: "limit",
  id: "breaks",
  name: "Pausas",
  seconds: 2700,
  word: "limit:breaks:2700",
} as const;
const state = {
  kind: "class",
  state: "Break",
  stateClass: "productive",
  word: "class:Break:productive",
} as const;

const cases: [NamedSupposition, es: string, en: string][] = [
  [
    { ...limit, was: 1800 },
    "Pausas hasta 45m al día (la regla es 30m)",
    "Pausas up to 45m a day (the rule is 30m)",
  ],
  [
    { ...limit, was: 2700 },
    "Pausas hasta 45m al día (igual que la regla)",
    "Pausas up to 45m a day (the same as the rule)",
  ],
  [
    { ...limit, was: null },
    "Pausas hasta 45m al día (la regla no es una sola)",
    "Pausas up to 45m a day (there is no one rule)",
  ],
  [
    { kind: "limit", name: "breaks", seconds: 5400 },
    "breaks hasta 1h\u202f30m al día",
    "breaks up to 1h\u202f30m a day",
  ],
  [
    { ...state, was: "personal" },
    "Break es Productivo (la regla: Personal)",
    "Break is Productive (the rule: Personal)",
  ],
  [{ kind: "class", state: "Break", stateClass: "system" }, "Break es Sistema", "Break is System"],
  [
    { kind: "without", day: "2026-11-17", word: "without:2026-11-17" },
    "el 2026-11-17 queda fuera de promedios, topes y días trabajados",
    "2026-11-17 is left out of averages, allowances and days worked",
  ],
];

test.each(cases)("%j is said in both languages", (supposition, es, en) => {
  const said = (["es", "en"] as const).map((locale) =>
    describeSupposition(supposition, createLocaleTranslator(locale), formats),
  );
  expect(said).toEqual([es, en]);
});
