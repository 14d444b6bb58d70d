import { expect, test } from "vitest";
import { leadsAway } from "./leads-away";

const here = { href: "https://auxboard.example/settings/states?operation=b" };

test.each([
  ["a link to a part of the page", `${here.href}#main`, "", false],
  ["what opens in another tab", "https://auxboard.example/", "_blank", false],
  ["another page", "https://auxboard.example/settings/roster?operation=b", "", true],
  ["the same page of another operation", "https://auxboard.example/settings/states?operation=c", "", true],
  ["a part of another page", "https://auxboard.example/#figures", "", true],
])("%s", (_, href, target, isAway) => {
  expect(leadsAway({ href, target }, here)).toBe(isAway);
});
