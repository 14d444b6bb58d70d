"use client";

import { useTranslations } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { useChangeWords } from "@/components/figures/use-change-words";
import { Button, ChoiceText } from "@/components/ui/button";
import { onApproach } from "@/components/ui/on-approach";
import { withDirection } from "@/lib/report/comparison/format-change";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type BarsPictureButtonProps = {
  shown: ShownAgents;
  legend: readonly LegendEntry[];
  picture: PictureSubject;
  /** Who and what stands on one side of a comparison only, in words. */
  people: readonly string[];
};

const loadPencils = () => import("./bars-picture");

/** The bars as they are seen, into a picture. */
export function BarsPictureButton({ shown, legend, picture, people }: BarsPictureButtonProps) {
  const t = useTranslations();
  const changeOf = useChangeWords(shown);
  const { rows, isPerDay } = shown.table;
  const notes = isPerDay ? [t("options.perDay")] : [];
  const { head, outcome, save } = useChartPicture(picture, { found: shown.link, legend, people, notes });
  const draw = async () =>
    (await loadPencils()).drawBars(shown, legend, {
      ...head,
      total: t("table.total"),
      cutNote: (count) => t("options.cut", { shown: count, all: rows.length }),
      changeOf: (row) => {
        const change = changeOf(row, null);
        return change && withDirection(change.text);
      },
    });
  return (
    <>
      <Button look="choice" onClick={() => void save(draw)} {...onApproach(loadPencils)}>
        <ChoiceText name={t("options.picture")} note={t("options.pictureNote")} />
      </Button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {outcome !== null && t(`options.${outcome}`)}
      </p>
    </>
  );
}
