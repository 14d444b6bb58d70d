"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ChartPicture } from "@/components/chart/picture/picture-frame";
import type { LegendEntry } from "@/components/chart/state-legend";
import { useChangeWords } from "@/components/figures/use-change-words";
import { CopyTableButton } from "@/components/table/copy-table-button";
import type { Matrix } from "@/components/table/matrix";
import { buildTableText } from "@/components/table/table-text";
import { useTableWords } from "@/components/table/use-table-words";
import { onApproach } from "@/components/ui/on-approach";
import type { AgentRow } from "@/lib/report/figures/view";

type TableActionsProps = {
  matrix: Matrix;
  legend: readonly LegendEntry[];
  /** Title, range, zone and age, and what the file is called. */
  picture: ChartPicture;
  /** What the link leaves out, in words. */
  filters: string;
};

type Outcome = "saved" | "saveFailed";

const loadPencils = () =>
  Promise.all([
    import("@/components/chart/picture/chart-picture"),
    import("@/components/chart/picture/picture-brush"),
  ]);

/** The table into a spreadsheet, the chart into a picture, as both are seen. */
export function TableActions({ matrix, legend, picture, filters }: TableActionsProps) {
  const t = useTranslations("options");
  const words = useTableWords();
  const changeOf = useChangeWords(matrix);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = async () => {
    const cutNote = (shown: number) => t("cut", { shown, all: matrix.view.rows.length });
    const measure = matrix.view.isPerDay ? ` · ${t("perDay")}` : "";
    const subtitle = `${picture.subtitle}${measure}`;
    const changeTextOf = (row: AgentRow | null) => changeOf(row, null)?.text ?? null;
    const head = { ...picture, ...words, subtitle, filters, cutNote, changeOf: changeTextOf };
    try {
      const [{ drawChart }, { savePicture }] = await loadPencils();
      await savePicture(drawChart(matrix, legend, head), picture.fileName);
      setOutcome("saved");
    } catch {
      setOutcome("saveFailed");
    }
  };
  return (
    <div className="grid gap-1 border-line border-t pt-2">
      <CopyTableButton textOf={() => buildTableText(matrix, words)} />
      <button className="menu-choice" onClick={() => void save()} type="button" {...onApproach(loadPencils)}>
        <span className="font-medium">{t("picture")}</span>
        <span className="text-muted text-sm">{t("pictureNote")}</span>
      </button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {outcome !== null && t(outcome)}
      </p>
    </div>
  );
}
