import { problemKey } from "@/components/figures/problem-key";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { tryDownload } from "@/lib/browser/use-download";
import { type ExportFormat, exportFormats } from "@/lib/report/export-format";
import { linkOfAgentFile } from "@/lib/search/agent-path";
import { formatExportAddress } from "@/lib/search/export-address";
import { buildChoice, type Choice } from "./choice";
import type { Words } from "./run-shortcut";
import type { CommandContext } from "./use-command-context";

/** What the page shows, of the team or of one agent, as a file of each kind. */
export function listDownloads(context: CommandContext, words: Words, say: (text: string) => void): Choice[] {
  if (context.page === "other") return [];
  const { t } = words;
  return exportFormats.map((format) =>
    buildChoice({
      id: `download:${format}`,
      group: "downloads",
      text: t("commands.download", { format: t(`export.${format}`) }),
      run: () => download(format, context, words, say),
    }),
  );
}

async function download(
  format: ExportFormat,
  { operations, agentId }: CommandContext,
  { t }: Words,
  say: (text: string) => void,
): Promise<void> {
  say(t("export.preparing", { format: t(`export.${format}`) }));
  const { link } = readStandingQuestion(operations);
  const shown = agentId === null ? link : linkOfAgentFile(link, agentId);
  const outcome = await tryDownload(formatExportAddress(shown, format), new AbortController().signal);
  if (outcome.state === "saved") say(t("export.done", { name: outcome.name }));
  if (outcome.state === "failed")
    say(t("export.failed", { problem: t(`problems.${problemKey(outcome.code)}`) }));
}
