import { describe, expect, test } from "vitest";
import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import { describeLinkProblem } from "./describe-link-problem";
import { linkProblem } from "./link-problem";
import { parseReportLink, units } from "./report-link";

/** Says the key and every value it was given, so that a test sees what a sentence can rest on. */
function say(key: string, values: Record<string, string>): string {
  return `${key} ${Object.values(values).join(" | ")}`;
}

describe("describeLinkProblem", () => {
  test("says the reason, the word, its value and what it may be", () => {
    const sentence = describeLinkProblem(
      linkProblem("invalid-range", "range", "fortnight", "unknown-preset"),
      say,
    );
    expect(sentence).toContain("link.unknown-preset range | fortnight");
    for (const choices of [presets, grains, units]) expect(sentence).toContain(choices.join(", "));
  });

  test("offers only words that the grammar knows", () => {
    const sentence = describeLinkProblem(linkProblem("invalid-parameter", "debug", "1", "unknown-word"), say);
    const words =
      sentence
        .split(" | ")
        .find((part) => part.startsWith("operation,"))
        ?.split(", ") ?? [];
    expect(words.length).toBeGreaterThan(5);
    for (const word of words) {
      const { problems } = parseReportLink([[word, "x"]]);
      expect(problems.filter(({ reason }) => reason === "unknown-word")).toEqual([]);
    }
  });
});
