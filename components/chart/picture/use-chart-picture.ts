import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import type { ReportWords } from "@/components/figures/use-report-words";
import { useStateName } from "@/components/figures/use-state-name";
import { useSuppositionWords } from "@/components/figures/use-supposition-words";
import type { ComparableAnswer, Compared } from "@/lib/browser/compared";
import { useOfferPicture } from "@/lib/browser/download/offered-picture";
import type { Chart } from "@/lib/report/chart/chart-figures";
import type { PictureComparison, PictureHead } from "@/lib/report/chart/picture/picture-frame";
import { listReadingNotes, tellDayNotes } from "@/lib/report/chart/picture/picture-notes";
import type { PictureTools } from "@/lib/report/chart/picture/picture-tools";
import { tellOneSided } from "@/lib/report/comparison/one-sided";
import { describeFilters, type Found } from "@/lib/report/describe-filters";
import { formatPictureName } from "@/lib/report/export-file-name";
import { nameAgent } from "@/lib/report/figures/agent-table";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportLink } from "@/lib/search/report-link";

export type PictureSubject = {
  /** What is drawn, and whose it is; empty parts are left out. */
  title: readonly (string | null)[];
  /** The operation's own name. */
  operation: string;
  /** Of one agent. */
  agentId?: string;
  link: Pick<ReportLink, "hours">;
  words: ReportWords;
  compared: Compared<ComparableAnswer>;
  answer: ComparableAnswer | null;
};

type PictureFacts = {
  chart: Chart;
  /** What a row of the table stands for; null = an agent. */
  grain: Grain | null;
  /** Whom the link finds; of one agent's columns nobody, who is named in the title. */
  found: Found;
  /** No day of the range is lacking. */
  isWhole: boolean;
};

/** Offers a picture of the chart: what stands above it is given to `draw`, which answers the canvas. */
export function useChartPicture(
  draw: (tools: PictureTools<HTMLCanvasElement>, head: PictureHead) => Promise<HTMLCanvasElement>,
  { title, operation, agentId, link, words, compared, answer }: PictureSubject,
  { chart, grain, found, isWhole }: PictureFacts,
): void {
  const t = useTranslations();
  const nameOf = useStateName();
  const comparison = usePictureComparison(compared, answer);
  const hours = link.hours && t("report.hours", link.hours);
  const notes = listReadingNotes(chart, grain, t);
  const say = useSuppositionWords();
  const supposed = answer?.suppositions?.map((one) => say(one, answer)) ?? [];
  const locale = useLocale();
  const dayNotes = (answer?.dayNotes ?? []).filter(
    (note) => !agentId || note.agent === null || note.agent === agentId,
  );
  const head: PictureHead = {
    title: title.filter(Boolean).join(" · "),
    subtitle: [words.shownRange, hours, words.asOf, words.zone, ...notes].filter(Boolean).join(" · "),
    filters: describeFilters(found, chart.table.hiddenStates.map(nameOf), t),
    cautions: supposed.length > 0 ? [`${t("suppose.banner")} ${supposed.join(" · ")}`] : [],
    compared: comparison && { ...comparison, people: tellOneSided(chart, isWhole, t, nameOf) },
    otherPeriod: t("export.otherPeriod"),
    dayNotes: tellDayNotes(
      dayNotes,
      { nameOf: nameAgentOf(chart), locale, timeZone: answer?.range.timeZone ?? "UTC" },
      t,
    ),
  };
  useOfferPicture(async () => {
    const { createPageTools, savePicture } = await import("./page-tools");
    const canvas = await draw(createPageTools(), head);
    const name = formatPictureName({ operation, window: words.window, agentId: agentId ?? null });
    await savePicture(canvas, name);
    return name;
  });
}

function nameAgentOf({ kind, table }: Chart): (id: string) => string {
  const rows = kind === "agents" ? table.rows : [];
  const names = new Map(rows.map((agent) => [agent.id, nameAgent(agent)]));
  return (id) => names.get(id) ?? id;
}

/** What a picture says of the period compared with, before it is known who stands on one side; null where there is none. */
function usePictureComparison(
  { shown, failure, ...compared }: Compared<ComparableAnswer>,
  answer: ComparableAnswer | null,
): Omit<PictureComparison, "people"> | null {
  const t = useTranslations();
  const words = useComparisonWords();
  const period = shown?.period ?? compared.period;
  if (!period) return null;
  const told = [words.describePeriod(period), words.describeRule(period), shown && words.describeAge(shown)];
  return { period: told.filter((part) => part !== null).join(" · "), cautions: listCautions() };

  function listCautions(): string[] {
    if (failure) return [t("compare.failed", { problem: sayProblem(t, failure.code) })];
    if (!shown || !period) return [t("compare.loading")];
    const { range, comparison } = period.days;
    const lengths = range === comparison ? [] : [t("compare.lengths", { range, comparison })];
    return [...lengths, ...(answer ? words.listCautions(shown, answer) : [])];
  }
}
