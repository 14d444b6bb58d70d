"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ticksOf, useTickWords } from "@/components/chart/days-ticks";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { useFilterWords } from "@/components/figures/use-filter-words";
import { Button } from "@/components/ui/button";
import { onApproach } from "@/components/ui/on-approach";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportLink } from "@/lib/search/report-link";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type ColumnsPictureButtonProps = {
  shown: ShownPeriods;
  /** Of the table: many days stand in columns of weeks or months. */
  grain: Grain;
  legend: readonly LegendEntry[];
  picture: PictureSubject;
  /** Whom the link finds; of one agent's columns nobody, who is named in the title. */
  link: Pick<ReportLink, "query" | "teams" | "agents">;
  /** States of the other period without a column here, in words. */
  otherStates: readonly string[];
};

const loadPencils = () => Promise.all([import("./columns-picture"), import("./picture-brush")]);

/** The columns as they are seen, into a picture. */
export function ColumnsPictureButton(props: ColumnsPictureButtonProps) {
  const { shown, grain, legend, link, otherStates } = props;
  const t = useTranslations();
  const picture = useChartPicture(props.picture, otherStates);
  const tickOf = useTickWords(shown.bars, shown.locale);
  const filters = useFilterWords(link, legend);
  const [hasFailed, setHasFailed] = useState(false);
  const save = async () => {
    const notes = [
      ...(shown.table.isPerDay ? [t("options.perDay")] : []),
      ...(shown.kind === grain ? [] : [t(`days.columnIs-${shown.kind}`)]),
    ];
    const words = {
      ...picture,
      subtitle: [picture.subtitle, ...notes].join(" · "),
      filters,
      tickOf,
      otherPeriod: t("export.otherPeriod"),
      gap: (kind: "no-data" | "missing" | "failed") => t(`days.mark-${kind}`),
    };
    try {
      const [{ drawColumns }, { savePicture }] = await loadPencils();
      await savePicture(drawColumns(shown, legend, ticksOf(shown), words), picture.fileName);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <>
      <Button
        look="text"
        onClick={() => void save()}
        title={t("options.picture")}
        {...onApproach(loadPencils)}
      >
        PNG
      </Button>
      <span className="text-over text-sm empty:hidden" role="status">
        {hasFailed && t("options.saveFailed")}
      </span>
    </>
  );
}
