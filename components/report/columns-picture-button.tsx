"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { drawColumns } from "./columns-picture";
import type { DaysMatrix } from "./days-matrix";
import { ticksOf, useTickWords } from "./days-ticks";
import { savePicture } from "./picture-brush";
import type { PictureHead } from "./picture-frame";
import type { LegendEntry } from "./state-legend";

type ColumnsPictureButtonProps = {
  matrix: DaysMatrix;
  legend: readonly LegendEntry[];
  picture: PictureHead & { fileName: string };
};

/** The columns as they are seen, into a picture. */
export function ColumnsPictureButton({ matrix, legend, picture }: ColumnsPictureButtonProps) {
  const t = useTranslations();
  const tickOf = useTickWords(matrix.bars, matrix.locale);
  const [hasFailed, setHasFailed] = useState(false);
  const save = async () => {
    const words = {
      ...picture,
      tickOf,
      otherPeriod: t("export.otherPeriod"),
      gap: (kind: "no-data" | "missing" | "failed") => t(`days.mark-${kind}`),
    };
    try {
      await savePicture(drawColumns(matrix, legend, ticksOf(matrix), words), picture.fileName);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <>
      <button className="text-button" onClick={() => void save()} title={t("options.picture")} type="button">
        PNG
      </button>
      <span className="text-over text-sm empty:hidden" role="status">
        {hasFailed && t("options.saveFailed")}
      </span>
    </>
  );
}
