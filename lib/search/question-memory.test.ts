import { describe, expect, test } from "vitest";
import { dayAt } from "@/lib/dates/zone";
import { createWordsReader, resolveOnceADay } from "./question-memory";
import { parseReportLink } from "./report-link";
import { type Operations, resolveQuestion } from "./resolve-question";

const bogota = { id: "default", name: "0010", timeZone: "America/Bogota" };
const madrid = { id: "es", name: "Madrid", timeZone: "Europe/Madrid" };
const operations: Operations = [bogota, madrid];

describe("the words of an address", () => {
  test("are those of its link, with the ones that its handler alone knows", () => {
    const search = "?range=this-week&agent=1&agent=2&dni=1&colour=red&q=Ñandú%20x";
    const { params, parsed } = createWordsReader(["dni"])(search);
    expect(parsed).toEqual(parseReportLink(new URLSearchParams(search), ["dni"]));
    expect(parsed.problems.map(({ word }) => word)).toEqual(["colour"]);
    expect(params.get("dni")).toBe("1");
  });

  test("are read once, and another order is another address", () => {
    const read = createWordsReader([]);
    expect(read("?agent=1&agent=2")).toBe(read("?agent=1&agent=2"));
    expect(read("?agent=2&agent=1").parsed.link.agents).toEqual(["2", "1"]);
  });

  test("are remembered by each handler for itself", () => {
    expect(createWordsReader(["members"])("?members=a").parsed.problems).toEqual([]);
    expect(createWordsReader([])("?members=a").parsed.problems).toHaveLength(1);
  });

  test("are forgotten before they fill the memory, and long ones are never kept", () => {
    const read = createWordsReader([]);
    const first = read("?q=first");
    const long = `?q=${"x".repeat(1_000)}`;
    expect(read(long)).not.toBe(read(long));
    expect(read("?q=first")).toBe(first);
    for (let at = 0; at < 1_000; at += 1) read(`?q=${at}`);
    expect(read("?q=first")).not.toBe(first);
    expect(read("?q=first")).toEqual(first);
  });
});

describe("a link's question", () => {
  const { parsed } = createWordsReader([])("?range=today");

  function resolveAt(instant: string, link = parsed) {
    const todayIn = (timeZone: string) => dayAt(Date.parse(instant), timeZone);
    const question = resolveOnceADay(link, operations, todayIn);
    expect(question).toEqual(resolveQuestion(link, operations, todayIn, []));
    return question;
  }

  test("is worked out once a day", () => {
    expect(resolveAt("2026-11-22T05:00:00Z")).toBe(resolveAt("2026-11-23T04:59:59.999Z"));
  });

  test("is another one from the midnight of its operation on, and not from another's", () => {
    const dayOf = (instant: string) => resolveAt(instant).range.window.from;
    expect(dayOf("2026-11-23T04:59:59.999Z")).toBe("2026-11-22T00:00:00");
    expect(dayOf("2026-11-23T05:00:00.000Z")).toBe("2026-11-23T00:00:00");
    const ofMadrid = createWordsReader([])("?operation=es").parsed;
    const dayOfMadrid = (instant: string) => resolveAt(instant, ofMadrid).range.window.from;
    expect(dayOfMadrid("2026-11-22T22:59:59.999Z")).toBe("2026-11-22T00:00:00");
    expect(dayOfMadrid("2026-11-22T23:00:00.000Z")).toBe("2026-11-23T00:00:00");
  });

  test("that was in the future can be asked on its day", () => {
    const { parsed: tomorrow } = createWordsReader([])("?from=2026-11-23&to=2026-11-23");
    expect(resolveAt("2026-11-22T12:00:00Z", tomorrow).problems).toMatchObject([{ reason: "future" }]);
    expect(resolveAt("2026-11-23T12:00:00Z", tomorrow).problems).toEqual([]);
  });

  test("is another one for other operations", () => {
    const todayIn = () => "2026-11-22";
    const first = resolveOnceADay(parsed, operations, todayIn);
    expect(resolveOnceADay(parsed, [madrid, bogota], todayIn).operation).toBe(madrid);
    expect(first.operation).toBe(bogota);
  });
});
