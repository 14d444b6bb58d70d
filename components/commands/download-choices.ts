import { problemKey } from "@/components/figures/problem-key";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { tryDownload } from "@/lib/browser/use-download";
import { type ExportFormat, exportFormats } from "@/lib/report/export-format";
import { linkOfAgentFile } from "@/lib/search/agent-path";
import { formatExportAddress } from "@/lib/search/export-address";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";

/** What the page shows, of the team or of one agent, as a file of each kind. */
export function listDownloads(sources: ChoiceSources): Choice[] {
  const { page, t } = sources;
  if (page === "other") return [];
  const given = exportFormats.map((format) => ({
    key: format,
    text: t("commands.download", { format: t(`export.${format}`) }),
    alsoCalled: t(`commands.called-${format}`),
    run: () => download(format, sources),
  }));
  return buildChoices("downloads", given);
}

async function download(format: ExportFormat, { operations, agentId, t, say }: ChoiceSources): Promise<void> {
  say(t("export.preparing", { format: t(`export.${format}`) }));
  const { link } = readStandingQuestion(operations);
  const shown = agentId === null ? link : linkOfAgentFile(link, agentId);
  const outcome = await tryDownload(formatExportAddress(shown, format), new AbortController().signal);
  if (outcome.state === "saved") say(t("export.done", { name: outcome.name }));
  if (outcome.state === "failed")
    say(t("export.failed", { problem: t(`problems.${problemKey(outcome.code)}`) }));
}
