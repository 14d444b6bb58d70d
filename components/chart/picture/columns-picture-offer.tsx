"use client";

import { useTranslations } from "use-intl";
import { ticksOf, useTickWords } from "@/components/chart/days-ticks";
import { hasMedianMarks } from "@/components/chart/median-height";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { useOneSided } from "@/components/figures/use-one-sided";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportLink } from "@/lib/search/report-link";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type ColumnsPictureOfferProps = {
  columns: ShownPeriods;
  /** Of the table: many days stand in columns of weeks or months. */
  grain: Grain;
  legend: readonly LegendEntry[];
  picture: PictureSubject;
  /** Whom the link finds; of one agent's columns nobody, who is named in the title. */
  found: Pick<ReportLink, "query" | "teams" | "agents">;
  /** No day of the range is lacking. */
  isWhole: boolean;
};

/** Offers the columns as they are seen as a picture. */
export function ColumnsPictureOffer(props: ColumnsPictureOfferProps) {
  const { columns: shown, grain, legend, found, isWhole } = props;
  const t = useTranslations();
  const tickOf = useTickWords(shown);
  const notes = [
    ...(shown.table.isPerDay ? [t("options.perDay")] : []),
    ...(hasMedianMarks(shown) ? [t(`agent.medianMark-${shown.kind}`)] : []),
    ...(shown.kind === grain ? [] : [t(`days.columnIs-${shown.kind}`)]),
  ];
  useChartPicture(
    async (head) =>
      (await import("./columns-picture")).drawColumns(shown, legend, ticksOf(shown), {
        ...head,
        tickOf,
        gap: (kind) => t(`days.mark-${kind}`),
      }),
    props.picture,
    { found, legend, notes, people: useOneSided(shown, isWhole) },
  );
  return null;
}
