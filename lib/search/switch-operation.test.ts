import { describe, expect, test } from "vitest";
import { formatReportLink, parseReportLink } from "./report-link";
import type { OperationName } from "./resolve-question";
import { chosenOperation, switchOperation } from "./switch-operation";

const sales: OperationName = { id: "ventas", name: "Ventas Bogotá", timeZone: "America/Bogota" };
const support: OperationName = { id: "soporte", name: "Soporte Santiago", timeZone: "America/Santiago" };
const operations = [sales, support] as const;

function linkOf(words: string) {
  return parseReportLink(new URLSearchParams(words)).link;
}

function wordsAfter(words: string, id: string): string {
  return formatReportLink(switchOperation(linkOf(words), id, operations));
}

describe("switchOperation", () => {
  test.each([
    ["", "soporte", "operation=soporte"],
    ["range=last-week&unit=hms", "soporte", "operation=soporte&range=last-week&unit=hms"],
    ["from=2026-11-02&to=2026-11-08", "soporte", "operation=soporte&from=2026-11-02&to=2026-11-08"],
    [
      "hours=22:00-06:00&state=Break&q=ana",
      "soporte",
      "operation=soporte&hours=22:00-06:00&state=Break&q=ana",
    ],
    ["operation=soporte&range=yesterday&sort=name", "ventas", "range=yesterday&sort=name"],
    ["operation=ventas", "ventas", ""],
  ])("keeps everything of `%s` but the operation when it goes to %s", (words, id, expected) => {
    expect(wordsAfter(words, id)).toBe(expected);
  });

  test("leaves chosen agents, teams and suppositions behind: another operation's ids are others", () => {
    expect(
      wordsAfter("agent=10001&agent=10002&team=ab12&state=Break&suppose=limit:breaks:60", "soporte"),
    ).toBe("operation=soporte&state=Break");
    expect(wordsAfter("operation=soporte&agent=10001", "ventas")).toBe("");
  });

  test("changes nothing where the operation is the one already shown", () => {
    expect(wordsAfter("agent=10001", "ventas")).toBe("agent=10001");
    expect(wordsAfter("operation=soporte&agent=10001", "soporte")).toBe("operation=soporte&agent=10001");
  });
});

describe("chosenOperation", () => {
  test.each([
    ["", sales],
    ["operation=ventas", sales],
    ["operation=soporte", support],
    ["operation=Soporte", sales],
    ["operation=__proto__", sales],
  ])("of `%s`", (words, expected) => {
    expect(chosenOperation(linkOf(words), operations)).toBe(expected);
  });
});
