import { expect, test } from "vitest";
import { defaultLink, formatReportLink } from "./report-link";
import { findViewTurn, listTurns, listViewTurns } from "./tv-turns";

const team = (id: string) => ({ id, name: id, version: 1, size: 2 });

test("each team of the link has its turn, in the link's order", () => {
  const turns = listTurns({ ...defaultLink, teams: [team("b"), team("a")], unit: "hms" });
  expect(turns.map(({ teams }) => teams.map(({ id }) => id))).toEqual([["b"], ["a"]]);
  expect(turns.every(({ unit }) => unit === "hms")).toBe(true);
});

test("a link without teams is one turn", () => {
  expect(listTurns(defaultLink)).toEqual([defaultLink]);
});

test("saved views have their turns as they are named, but for those that are gone or are of one agent", () => {
  const view = (id: string, link: string) => ({ id, name: `Vista ${id}`, link });
  const views = [
    view("a", "range=yesterday&team=n&unit=hms"),
    view("b", "/?range=last-week&by=day&display=tv"),
    view("c", "/agents/10001?range=last-week"),
    view("d", ""),
  ];
  const turns = ["b", "gone", "c", "a", "d"];
  const found = listViewTurns(views, turns);
  expect(found.map(({ name, link }) => [name, link.range, link.display, link.turns])).toEqual([
    ["Vista b", "last-week", "tv", turns],
    ["Vista a", "yesterday", "tv", turns],
    ["Vista d", "today", "tv", turns],
  ]);
  // The address alone says which one is on: a screen that is loaded anew goes on from it.
  const words = formatReportLink(found[1]?.link ?? defaultLink);
  expect(words).toContain("turn=b&turn=gone&turn=c&turn=a&turn=d");
  const named = { ...(found[1]?.link ?? defaultLink), teams: [{ ...team("n"), name: "Noche" }] };
  expect([findViewTurn(found, named), findViewTurn(found, defaultLink)]).toEqual([1, -1]);
});
