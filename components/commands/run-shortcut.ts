import { copyOrShow } from "@/lib/browser/clipboard";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { formatRange } from "@/lib/dates/words";
import type { ReportLink } from "@/lib/search/report-link";
import { resolveRange } from "@/lib/search/resolve-range";
import type { Words } from "./choice";
import { buildLinkChange } from "./link-change";
import type { LinkShortcut } from "./shortcut";
import type { CommandContext } from "./use-command-context";

/** Does what a key stands for; answers what was done, in words, or nothing where it is seen. */
export async function runShortcut(
  name: LinkShortcut,
  context: CommandContext,
  words: Words,
): Promise<string> {
  if (name === "copy") return copyAddress(window.location.href, words);
  const question = readStandingQuestion(context.operations);
  const change = buildLinkChange(name, question);
  if (!change) return words.t("commands.noSuchRange");
  context.change(change);
  return describeChange({ ...question.link, ...change }, name, question.today, words);
}

/** An address to the clipboard; where the page may not copy, to a field that is copied by hand. */
export async function copyAddress(address: string, { t }: Words): Promise<string> {
  return (await copyOrShow(t("copy.title"), address)) ? t("copy.copied") : "";
}

function describeChange(link: ReportLink, name: LinkShortcut, today: string, { t, locale }: Words): string {
  if (name === "byAgent" || name === "byDay") return t(`views.${link.by ?? "agent"}`);
  if (name === "unit") return t(`units.${link.unit}Name`);
  if (name === "clear") return t("commands.cleared");
  const range = resolveRange(link, today);
  return "window" in range
    ? formatRange(range.window, locale, (from, to) => t("ranges.span", { from, to }))
    : "";
}
