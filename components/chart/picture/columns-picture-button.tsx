"use client";

import { useTranslations } from "use-intl";
import { ticksOf, useTickWords } from "@/components/chart/days-ticks";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { Button } from "@/components/ui/button";
import { onApproach } from "@/components/ui/on-approach";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportLink } from "@/lib/search/report-link";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type ColumnsPictureButtonProps = {
  columns: ShownPeriods;
  /** Of the table: many days stand in columns of weeks or months. */
  grain: Grain;
  legend: readonly LegendEntry[];
  picture: PictureSubject;
  /** Whom the link finds; of one agent's columns nobody, who is named in the title. */
  found: Pick<ReportLink, "query" | "teams" | "agents">;
  /** States of the other period without a column here, in words. */
  oneSided: readonly string[];
};

const loadPencils = () => import("./columns-picture");

/** The columns as they are seen, into a picture. */
export function ColumnsPictureButton(props: ColumnsPictureButtonProps) {
  const { columns: shown, grain, legend, found, oneSided } = props;
  const t = useTranslations();
  const tickOf = useTickWords(shown.bars, shown.locale);
  const notes = [
    ...(shown.table.isPerDay ? [t("options.perDay")] : []),
    ...(shown.kind === grain ? [] : [t(`days.columnIs-${shown.kind}`)]),
  ];
  const { head, outcome, save } = useChartPicture(props.picture, {
    ...{ found, legend, notes, people: oneSided },
  });
  const draw = async () =>
    (await loadPencils()).drawColumns(shown, legend, ticksOf(shown), {
      ...head,
      tickOf,
      gap: (kind) => t(`days.mark-${kind}`),
    });
  return (
    <>
      <Button
        look="text"
        onClick={() => void save(draw)}
        title={t("options.picture")}
        {...onApproach(loadPencils)}
      >
        PNG
      </Button>
      <span className="text-over text-sm empty:hidden" role="status">
        {outcome === "saveFailed" && t("options.saveFailed")}
      </span>
    </>
  );
}
