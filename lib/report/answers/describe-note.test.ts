import { describe, expect, test } from "vitest";
import type { AgentChange } from "@/lib/report/figures/rows-change";
import { describeNote } from "./describe-note";
import type { ReportNote } from "./notes";

type Values = Record<string, string | number>;

const sentences: Record<string, (values: Values) => string> = {
  "notices.differs": (it) => `${it.from} to ${it.to}: ${it.block} (${it.asked}), by day ${it.days}.`,
  "notices.corrected": (it) =>
    `${it.day}: corrected from ${it.before} to ${it.after}${it.who} (${it.asked}).`,
  "notices.held": (it) => `${it.day}: held ${it.before}, not ${it.after}${it.who} (${it.asked}).`,
  "notices.who": (it) => ` (${it.names})`,
  "notices.whoChange": (it) => `${it.name}: ${it.before} → ${it.after}`,
  "notices.whoGone": (it) => `${it.name}: ${it.before} → nothing`,
  "notices.whoMore": (it) => `and ${it.count} more`,
};

const formats = { day: (day: string) => `day ${day}`, moment: (instant: string) => `asked ${instant}` };

function inWords(note: ReportNote): string {
  return describeNote(note, (key, values) => sentences[key]?.(values) ?? key, formats);
}

function corrected(cases: AgentChange[], agents = cases.length): Exclude<ReportNote, { kind: "differs" }> {
  const seconds = { beforeSeconds: 3600, afterSeconds: 1800 };
  return { kind: "corrected", day: "2026-11-20", at: "2026-11-22T15:00:00Z", ...seconds, agents, cases };
}

function change(id: string, rest: Partial<AgentChange> = {}): AgentChange {
  return { id, name: `Agent ${id}`, beforeSeconds: 600, afterSeconds: 60, ...rest };
}

describe("a note in words", () => {
  test("says of a block that is not the sum of its days both figures, and when the block was asked", () => {
    const [from, to, blockAskedAt] = ["2026-11-16", "2026-11-22", "2026-11-23T15:00:00Z"];
    expect(inWords({ kind: "differs", from, to, blockSeconds: 3661, blockAskedAt, daysSeconds: 3600 })).toBe(
      "day 2026-11-16 to day 2026-11-22: 1:01:01 (asked 2026-11-23T15:00:00Z), by day 1:00:00.",
    );
  });

  test("names whose time changed, and who is gone", () => {
    const note = corrected([
      change("7"),
      change("8", { afterSeconds: null }),
      change("9", { afterSeconds: 0 }),
    ]);
    expect(inWords(note)).toBe(
      "day 2026-11-20: corrected from 1:00:00 to 0:30:00 " +
        "(Agent 7: 0:10:00 → 0:01:00; Agent 8: 0:10:00 → nothing; Agent 9: 0:10:00 → 0:00:00) " +
        "(asked 2026-11-22T15:00:00Z).",
    );
  });

  test("names nobody where an older version noted no names", () => {
    expect(inWords({ ...corrected([], 3), kind: "held" })).toBe(
      "day 2026-11-20: held 1:00:00, not 0:30:00 (asked 2026-11-22T15:00:00Z).",
    );
  });

  test("names five agents and counts all others", () => {
    const cases = ["1", "2", "3", "4", "5", "6"].map((id) => change(id));
    expect(inWords(corrected(cases.slice(0, 5)))).not.toContain("more");
    expect(inWords(corrected(cases))).toContain("Agent 5: 0:10:00 → 0:01:00; and 1 more)");
    expect(inWords(corrected(cases, 40))).toContain("; and 35 more)");
    expect(inWords(corrected(cases))).not.toContain("Agent 6");
  });

  test("calls an agent without a name by the id, and shows what is invisible in a name", () => {
    expect(inWords(corrected([change("7", { name: "" })]))).toContain("(7: 0:10:00");
    expect(inWords(corrected([change("7", { name: "Ana\u202e" })]))).toContain("(Ana⟨202E⟩: ");
  });
});
