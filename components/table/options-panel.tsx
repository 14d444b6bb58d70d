"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { BarsSwitch } from "@/components/chart/bars-switch";
import { useGapWords } from "@/components/figures/use-gap-words";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { ColumnOptions } from "./column-options";
import { CopyTableButton } from "./copy-table-button";
import type { DrawnTable } from "./drawn-table";
import { MeasureOption } from "./measure-option";
import { OptionRow } from "./option-row";
import { listColumns } from "./table-columns";
import { loadTableText } from "./use-cell-copy";
import { useTableWords } from "./use-table-words";

export type OptionsPanelProps = {
  drawn: DrawnTable;
  dayCount: number;
  onChange: ChangeLink;
  /** What else can be taken away from here. */
  children?: ReactNode;
};

/** The choices themselves. */
export function OptionsPanel({ drawn, dayCount, onChange, children }: OptionsPanelProps) {
  const t = useTranslations("options");
  const words = useTableWords(drawn);
  const wordsOf = useGapWords();
  const { link, table, layout, kind } = drawn;
  return (
    <div className="grid w-65 max-w-full gap-2.5 p-2.5">
      {(kind !== "agents" || dayCount > 1) && (
        <MeasureOption isPerDay={table.isPerDay} onChange={onChange} perDay={link.perDay} />
      )}
      <OptionRow label={t("bars")}>
        <BarsSwitch bars={link.bars} onChoose={(bars) => onChange({ bars })} />
      </OptionRow>
      {kind === "agents" && layout.name === "wide" && (
        <>
          <label className="flex cursor-pointer items-center gap-1.5">
            <input
              checked={link.heat}
              onChange={(event) => onChange({ heat: event.target.checked })}
              type="checkbox"
            />
            {t("heat")}
          </label>
          <ColumnOptions available={listColumns(drawn, dayCount)} drawn={drawn} onChange={onChange} />
        </>
      )}
      <div className="grid gap-1 border-line border-t pt-1.5">
        <CopyTableButton textOf={async () => (await loadTableText()).buildTableText(drawn, words, wordsOf)} />
        {children}
      </div>
    </div>
  );
}
