"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { useChangeWords } from "@/components/figures/use-change-words";
import { useFilterWords } from "@/components/figures/use-filter-words";
import { Button, ChoiceText } from "@/components/ui/button";
import { onApproach } from "@/components/ui/on-approach";
import { type PictureSubject, useChartPicture } from "./use-chart-picture";

type BarsPictureButtonProps = {
  shown: ShownAgents;
  legend: readonly LegendEntry[];
  picture: PictureSubject;
  /** Who and what stands on one side of a comparison only, in words. */
  people: readonly string[];
};

type Outcome = "saved" | "saveFailed";

const loadPencils = () => Promise.all([import("./chart-picture"), import("./picture-brush")]);

/** The bars as they are seen, into a picture. */
export function BarsPictureButton({ shown, legend, picture: subject, people }: BarsPictureButtonProps) {
  const t = useTranslations();
  const picture = useChartPicture(subject, people);
  const changeOf = useChangeWords(shown);
  const filters = useFilterWords(shown.link, legend);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { rows, isPerDay } = shown.table;
  const save = async () => {
    const head = {
      ...picture,
      subtitle: isPerDay ? `${picture.subtitle} · ${t("options.perDay")}` : picture.subtitle,
      filters,
      total: t("table.total"),
      otherPeriod: t("export.otherPeriod"),
      cutNote: (count: number) => t("options.cut", { shown: count, all: rows.length }),
      changeOf: (row: number | null) => changeOf(row, null)?.text ?? null,
    };
    try {
      const [{ drawChart }, { savePicture }] = await loadPencils();
      await savePicture(drawChart(shown, legend, head), picture.fileName);
      setOutcome("saved");
    } catch {
      setOutcome("saveFailed");
    }
  };
  return (
    <>
      <Button look="choice" onClick={() => void save()} {...onApproach(loadPencils)}>
        <ChoiceText name={t("options.picture")} note={t("options.pictureNote")} />
      </Button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {outcome !== null && t(`options.${outcome}`)}
      </p>
    </>
  );
}
