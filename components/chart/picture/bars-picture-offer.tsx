"use client";

import { useTranslations } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { useChangeWords } from "@/components/figures/use-change-words";
import { useOneSided } from "@/components/figures/use-one-sided";
import { withDirection } from "@/lib/report/comparison/format-change";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type BarsPictureOfferProps = {
  shown: ShownAgents;
  legend: readonly LegendEntry[];
  picture: PictureSubject;
  /** No day of the range is lacking. */
  isWhole: boolean;
};

/** Offers the bars as they are seen as a picture. */
export function BarsPictureOffer({ shown, legend, picture, isWhole }: BarsPictureOfferProps) {
  const t = useTranslations();
  const changeOf = useChangeWords(shown);
  const people = useOneSided(shown, isWhole);
  const { rows, isPerDay } = shown.table;
  const notes = isPerDay ? [t("options.perDay")] : [];
  useChartPicture(
    async (head) =>
      (await import("./bars-picture")).drawBars(shown, legend, {
        ...head,
        total: t("table.total"),
        cutNote: (count) => t("export.pictureCut", { shown: count, all: rows.length }),
        changeOf: (row) => {
          const change = changeOf(row, null);
          return change && withDirection(change.text);
        },
      }),
    picture,
    { found: shown.link, legend, people, notes },
  );
  return null;
}
