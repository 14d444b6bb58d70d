import { sayProblem } from "@/components/figures/say-problem";
import { copyOrShow } from "@/lib/browser/clipboard";
import { downloadFile, downloadPicture } from "@/lib/browser/download/downloads";
import { awaitOfferedPicture } from "@/lib/browser/download/offered-picture";
import { offeredTable } from "@/lib/browser/download/offered-table";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { type ExportFormat, exportFormats } from "@/lib/report/export-format";
import { linkOfAgentFile } from "@/lib/search/agent-path";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";

/** What the page shows, of the team or of one agent, as a file of each kind and as a picture. */
export function listDownloads(sources: ChoiceSources): Choice[] {
  const { page, t } = sources;
  if (page === "other") return [];
  const given = exportFormats.map((kind) => ({
    key: kind,
    text: t("commands.download", { format: t(`export.${kind}`) }),
    alsoCalled: t(`commands.called-${kind}`),
    run: () => download(kind, sources),
  }));
  const table = {
    key: "table",
    text: t("options.copyTable"),
    alsoCalled: t("commands.called-table"),
    run: () => copyTable(sources),
  };
  return buildChoices("downloads", offeredTable.read() ? [...given, table] : given);
}

async function copyTable({ t, say }: ChoiceSources): Promise<void> {
  const text = await offeredTable
    .read()?.()
    .catch(() => null);
  if (!text) say(t("offline.unreachable"));
  else if (await copyOrShow(t("options.copyTable"), text)) say(t("options.copied"));
}

async function download(kind: ExportFormat, sources: ChoiceSources): Promise<void> {
  const { t, say } = sources;
  say(t("export.preparing", { format: t(`export.${kind}`) }));
  const outcome = await make(kind, sources);
  if (outcome === "no-chart") say(t("export.pngNone"));
  else if (outcome?.state === "saved") say(t("export.done", { name: outcome.name }));
  else if (outcome) say(t("export.failed", { problem: sayProblem(t, outcome.code) }));
}

async function make(kind: ExportFormat, { operations, agentId }: ChoiceSources) {
  if (kind === "png") {
    const save = await awaitOfferedPicture();
    return save ? downloadPicture(save) : "no-chart";
  }
  const { link } = readStandingQuestion(operations);
  const shown = agentId === null ? link : linkOfAgentFile(link, agentId);
  return downloadFile(kind, shown);
}
