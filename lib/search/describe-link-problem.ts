import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import type { LinkProblem, LinkReason } from "./link-problem";
import { linkWords, units } from "./report-link";

type Translate = (key: `link.${LinkReason}`, values: Record<string, string>) => string;

/** One sentence that names the word, what is wrong with it and what it may be. */
export function describeLinkProblem(problem: LinkProblem, translate: Translate): string {
  return translate(`link.${problem.reason}`, {
    word: problem.word,
    value: problem.value,
    words: linkWords.join(", "),
    presets: presets.join(", "),
    grains: grains.join(", "),
    units: units.join(", "),
  });
}
