import { useTranslations } from "use-intl";
import type { ReportWords } from "@/components/figures/use-report-words";
import type { ComparableAnswer, Compared } from "@/lib/browser/compared";
import { formatPictureName } from "@/lib/report/export-file-name";
import type { ReportLink } from "@/lib/search/report-link";
import type { ChartPicture } from "./picture-frame";
import { usePictureComparison } from "./use-picture-comparison";

export type PictureSubject = {
  /** What is drawn, and whose it is; empty parts are left out. */
  title: readonly (string | null)[];
  operation: string;
  /** Of one agent. */
  agentId?: string;
  link: Pick<ReportLink, "hours">;
  words: ReportWords;
  compared: Compared<ComparableAnswer>;
  answer: ComparableAnswer | null;
  nowMs: number;
};

/** What a picture of a chart says above it, and what it is called; `people`: who and what stands on one side only. */
export function useChartPicture(props: PictureSubject, people: readonly string[]): ChartPicture {
  const { title, operation, agentId = null, link, words, compared, answer, nowMs } = props;
  const t = useTranslations("report");
  const comparison = usePictureComparison(compared, answer, nowMs);
  return {
    title: title.filter(Boolean).join(" · "),
    subtitle: [words.shownRange, link.hours && t("hours", link.hours), words.asOf, words.zone]
      .filter(Boolean)
      .join(" · "),
    compared: comparison && { ...comparison, people },
    fileName: formatPictureName({ operation, window: words.window, agentId }),
  };
}
