import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import type { LinkProblem, LinkReason } from "./link-problem";
import { units } from "./report-link";

type Translate = (key: `link.${LinkReason}`, values: Record<string, string>) => string;

const words =
  "operation, range, from, to, hours, known, by, rows, agent, team, state, q, sort, unit, per, column, pin, heat, bars, compare";

/** One sentence that names the word, what is wrong with it and what it may be. */
export function describeLinkProblem(problem: LinkProblem, translate: Translate): string {
  return translate(`link.${problem.reason}`, {
    word: problem.word,
    value: problem.value,
    words,
    presets: presets.join(", "),
    grains: grains.join(", "),
    units: units.join(", "),
  });
}
