import { describe, expect, test } from "vitest";
import { personalState } from "./fold-states";
import {
  countState,
  countsAsItself,
  countWords,
  isCountedPlainly,
  mapStates,
  nameStates,
  type StateSetting,
  showSettings,
  styleClasses,
  styleStates,
  supposeStyles,
  unsetState,
} from "./state-settings";
import type { StateStyle } from "./state-style";

const set = (state: string, words: Partial<StateSetting> = {}): StateSetting => ({
  ...unsetState(state, "personal", 0),
  ...words,
});

const bath = set("Baño", { isSensitive: true });
const settings = [
  set("Break"),
  set("Pausa", { mergedInto: "Break" }),
  bath,
  set("WC", { mergedInto: "Baño" }),
  set("BackOffice", { class: "productive" }),
];

describe("a state counts", () => {
  test("under the one that it is merged into, and what is sensitive under one that all such share", () => {
    const { states } = mapStates(settings, { seesSensitive: false });
    expect([...states]).toEqual([
      ["Pausa", "Break"],
      ["Baño", personalState],
      ["WC", personalState],
    ]);
    expect([...mapStates(settings, { seesSensitive: true }).states]).toEqual([
      ["Pausa", "Break"],
      ["WC", "Baño"],
    ]);
    // Whoever sees no merge is told no more of what is sensitive.
    const unmerged = mapStates(settings, { seesSensitive: false, isMerged: false });
    expect([...unmerged.states.keys()]).toEqual(["Baño", "WC"]);
  });

  test("under its class where classes are read: as supposed, else as set, else as it was found, else as its name suggests", () => {
    const styles = new Map<string, StateStyle>([
      ["Break", { stateClass: "system", shade: 0 }],
      ["Ronda", { stateClass: "unproductive", shade: 0 }],
    ]);
    const supposed = new Map([["BackOffice", "system" as const]]);
    const countsAs = mapStates(settings, { seesSensitive: false, styles, supposed });
    const classesOf = ["Break", "Pausa", "Ronda", "BackOffice", "Baño", "Almuerzo"].map((state) =>
      countState(state, countsAs),
    );
    expect(classesOf).toEqual(["personal", "personal", "unproductive", "system", "personal", "personal"]);
    expect(countsAs.supposed).toBe(supposed);
    // A name for several states suggests no class.
    expect(countState(personalState, { states: new Map(), classes: new Map() })).toBe("personal");
  });

  test("under itself where nobody has said anything", () => {
    const plain = mapStates([], { seesSensitive: false });
    expect([plain.classes, plain.paid.size, plain.supposed.size]).toEqual([null, 0, 0]);
    expect(countState("Break", plain)).toBe("Break");
    expect(isCountedPlainly(countsAsItself)).toBe(true);
    expect(isCountedPlainly({ states: new Map(), classes: new Map() })).toBe(false);
    expect(isCountedPlainly({ states: new Map([["a", "b"]]), classes: null })).toBe(false);
  });
});

test.each([
  [
    "is told of all that is not paid whole",
    [set("a", { paid: "no" }), set("b", { paid: "half" }), set("c")],
    [
      ["a", 0],
      ["b", 0.5],
    ],
  ],
  [
    "is that of the state that others count under",
    [set("a", { paid: "no" }), set("b", { paid: "half", mergedInto: "c" }), set("c")],
    [["a", 0]],
  ],
  [
    "is told of sensitive states together where it is one",
    [{ ...bath, paid: "half" }, set("d", { isSensitive: true, paid: "half" })],
    [[personalState, 0.5]],
  ],
  [
    "is not told of them where it is not, which would tell them apart",
    [{ ...bath, paid: "no" }, set("d", { isSensitive: true })],
    [[personalState, null]],
  ],
  ["is whole where nobody has said anything else of them", [bath], []],
  ["of them may be none", [{ ...bath, paid: "no" }], [[personalState, 0]]],
] as [string, StateSetting[], [string, number | null][]][])(
  "the part of time that is paid %s",
  (_, said, parts) => {
    expect([...mapStates(said, { seesSensitive: false }).paid]).toEqual(parts);
  },
);

test("nothing of the settings that names a sensitive state is shown without the right to it", () => {
  const shown = (seesSensitive: boolean) =>
    showSettings(settings, { seesSensitive }).map(({ state }) => state);
  expect(shown(false)).toEqual(["Break", "Pausa", "BackOffice"]);
  expect(shown(true)).toEqual(["Break", "Pausa", "Baño", "WC", "BackOffice"]);
});

test("only names that are not wolkvox's own are told", () => {
  expect(nameStates([set("a"), set("b", { name: "Bee" }), set("c", { name: "" })])).toEqual({ b: "Bee" });
});

test("the words of a link name what their states count as, each once, and classes by themselves", () => {
  const byState = (state: string) => ({ by: "state" as const, state });
  const words = {
    states: ["Pausa", "Break", "BackOffice"],
    sort: [byState("Pausa"), { by: "total" as const }],
    columns: [byState("BackOffice")],
    pinned: [byState("Pausa")],
  };
  expect(countWords(words, countsAsItself)).toBe(words);
  expect(countWords(words, mapStates(settings, { seesSensitive: false }))).toEqual({
    states: ["Break", "BackOffice"],
    sort: [byState("Break"), { by: "total" }],
    columns: [byState("BackOffice")],
    pinned: [byState("Break")],
  });
  const byClass = mapStates(settings, { seesSensitive: false, styles: new Map() });
  const named = countWords({ states: ["system", "Pausa"], sort: [byState("BackOffice")] }, byClass);
  expect(named).toEqual({ states: ["system", "personal"], sort: [byState("productive")] });
});

describe("the style", () => {
  test("of a class is its first colour, and of no class that of the others", () => {
    expect(styleClasses(["system", "x"])).toEqual([
      { stateClass: "system", shade: 0 },
      { stateClass: "other", shade: 0 },
    ]);
  });

  test("of a state that is supposed to be of another class is the next colour of it that none has", () => {
    const styles: StateStyle[] = [
      { stateClass: "personal", shade: 0 },
      { stateClass: "personal", shade: 1, name: "Descanso" },
      { stateClass: "system", shade: 0 },
    ];
    const known: StateStyle[] = [...styles, { stateClass: "productive", shade: 2 }];
    const supposed = new Map([
      ["b", "productive" as const],
      ["a", "productive" as const],
      ["c", "system" as const],
      ["elsewhere", "unproductive" as const],
    ]);
    expect(supposeStyles(["a", "b", "c"], styles, supposed, known)).toEqual([
      { stateClass: "productive", shade: 4 },
      { stateClass: "productive", shade: 3, name: "Descanso" },
      { stateClass: "system", shade: 0 },
    ]);
    const first = supposeStyles(["a"], styles.slice(0, 1), new Map([["a", "unproductive" as const]]), []);
    expect(first).toEqual([{ stateClass: "unproductive", shade: 0 }]);
    expect(supposeStyles(["a"], styles, new Map(), known)).toBe(styles);
  });

  test("of a state has the name, the order and the right that are set, and nothing where nothing is", () => {
    const style: StateStyle = { stateClass: "personal", shade: 3 };
    const said = [set("a", { name: "Aa", order: 2, isSensitive: true }), set("b", { order: 1 })];
    expect(styleStates(["a", "b", "c"], [style, style, style], said)).toEqual([
      { ...style, order: 2, name: "Aa", isSensitive: true },
      { ...style, order: 1 },
      style,
    ]);
    expect(styleStates(["b"], [style], said)[0]).not.toHaveProperty("name");
    expect(styleStates(["b"], [style], said)[0]).not.toHaveProperty("isSensitive");
  });
});
