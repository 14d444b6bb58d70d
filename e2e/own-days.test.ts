import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addDays, operationToday } from "./support/civil-days.ts";

type Part = { file: string; app: string; days: ReadonlySet<string>; isParticular: boolean };

const today = operationToday();
const day = /\d{4}-\d\d-\d\d/;
const ranges = [/from=(D)[^"`\s]*?&to=(D)/g, /"(D)[^"\n]*", "(D)/g, /from: "(D)[^"\n]*", to: "(D)/g].map(
  ({ source, flags }) => new RegExp(source.replaceAll("D", day.source), flags),
);
/** What depends on an app that knows nothing of the days yet, or leaves it with days of another operation. */
const particular = /\.(calls|arm|hold)\(|listBlocks|listWindows|change\(\{ (agents|states)/;

// A worker's specs share one app, and which specs a worker has is chance.
test("a spec that counts calls, fails some, holds some or changes who is there has days of its own", () => {
  const parts = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".spec.ts"))
    .flatMap(readParts);
  expect(parts.filter(({ isParticular }) => isParticular).length).toBeGreaterThan(20);
  const shared = parts
    .filter(({ isParticular }) => isParticular)
    .flatMap((one) =>
      parts
        .filter(({ file, app }) => file !== one.file && app === one.app)
        .flatMap((other) =>
          [...one.days].filter((at) => other.days.has(at)).map((at) => [one.file, other.file, at]),
        ),
    );
  expect(shared.slice(0, 5)).toEqual([]);
});

/** The tests of a spec, and what stands beside them, without what has an app of its own. */
function readParts(file: string): Part[] {
  const source = readFileSync(join(import.meta.dirname, file), "utf8");
  const [app = "each worker's"] =
    /(?<=from ")\.\/support\/(hasty-app|two-instances|two-operations)/.exec(source) ?? [];
  const isAllParticular = /beforeEach.*change\(\{ (agents|states)/.test(source);
  return source
    .split(/^(?= {0,2}test\(|for |const |function |async function )/m)
    .filter((text) => !/start(App|Pair)\(/.test(text))
    .map((text) => ({
      file,
      app,
      days: readDays(text),
      isParticular: isAllParticular || particular.test(text),
    }));
}

function readDays(text: string): ReadonlySet<string> {
  const spans = ranges.flatMap((range) =>
    [...text.matchAll(range)].map(([, from = "", to = ""]) => [from, to] as const),
  );
  const single = [...text.matchAll(new RegExp(day, "g"))].map(([at]) => [at, at] as const);
  return new Set([...spans, ...single].flatMap(([from, to]) => listDays(from, to)));
}

// A range of nonsense is no range, and nothing is asked of what lies ahead.
function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  const last = to < today ? to : today;
  for (let at = from; at <= last && days.length < 800; at = addDays(at, 1)) days.push(at);
  return days;
}
