import { useTranslations } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import { sayProblem } from "@/components/figures/say-problem";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import { useFilterWords } from "@/components/figures/use-filter-words";
import type { ReportWords } from "@/components/figures/use-report-words";
import type { ComparableAnswer, Compared } from "@/lib/browser/compared";
import { useOfferPicture } from "@/lib/browser/download/offered-picture";
import { formatPictureName } from "@/lib/report/export-file-name";
import type { ReportLink } from "@/lib/search/report-link";
import type { PictureComparison, PictureHead } from "./picture-frame";

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
  /** Whom the link finds; of one agent's columns nobody, who is named in the title. */
  found: Pick<ReportLink, "query" | "teams" | "agents">;
  legend: readonly LegendEntry[];
  /** Who and what stands on one side of a comparison only, in words. */
  people: readonly string[];
  /** How the figures are read, in words. */
  notes: readonly string[];
};

/** Offers a picture of the chart: what stands above it is given to `draw`, which answers the canvas. */
export function useChartPicture(
  draw: (head: PictureHead) => Promise<HTMLCanvasElement>,
  { title, operation, agentId, link, words, compared, answer }: PictureSubject,
  { found, legend, people, notes }: PictureFacts,
): void {
  const t = useTranslations();
  const comparison = usePictureComparison(compared, answer);
  const hours = link.hours && t("report.hours", link.hours);
  const head: PictureHead = {
    title: title.filter(Boolean).join(" · "),
    subtitle: [words.shownRange, hours, words.asOf, words.zone, ...notes].filter(Boolean).join(" · "),
    filters: useFilterWords(found, legend),
    compared: comparison && { ...comparison, people },
    otherPeriod: t("export.otherPeriod"),
  };
  useOfferPicture(async () => {
    const [canvas, { savePicture }] = await Promise.all([draw(head), import("./picture-brush")]);
    const name = formatPictureName({ operation, window: words.window, agentId: agentId ?? null });
    await savePicture(canvas, name);
    return name;
  });
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
