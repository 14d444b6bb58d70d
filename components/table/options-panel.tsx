"use client";

import { type ReactNode, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, ChoiceText } from "@/components/ui/button";
import { SelectedText } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { copyText } from "@/lib/browser/clipboard";
import { offeredTable } from "@/lib/browser/download/offered-table";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { BarsMode } from "@/lib/report/figures/scale";
import { ColumnOptions } from "./column-options";
import type { DrawnTable } from "./drawn-table";
import { listColumns } from "./table-columns";

export type OptionsPanelProps = {
  /** Draws the table with every state in a column of its own. */
  drawWhole: () => DrawnTable;
  dayCount: number;
  onChange: ChangeLink;
  /** How times are written, where that has no place of its own. */
  units?: ReactNode;
};

/** The choices themselves. */
export function OptionsPanel({ drawWhole, dayCount, onChange, units }: OptionsPanelProps) {
  const drawn = useMemo(drawWhole, [drawWhole]);
  const t = useTranslations("options");
  const { link, table, layout, kind } = drawn;
  return (
    <div className="grid w-75 max-w-full gap-2.5 p-2.5">
      {units}
      {(kind !== "agents" || dayCount > 1) && (
        <Option
          choices={[
            { value: "sum", label: t("sum") },
            { value: "day", label: t("perDay") },
          ]}
          chosen={link.perDay ? "day" : "sum"}
          label={t("measure")}
          // The figures may wait for days that are not known yet.
          note={link.perDay && !table.isPerDay ? t("perDayWaits") : null}
          onChoose={(measure) => onChange({ perDay: measure === "day" })}
        />
      )}
      <Option<BarsMode>
        choices={[
          { value: "time", label: t("barsTime") },
          { value: "share", label: t("barsShare") },
        ]}
        chosen={link.bars}
        label={t("bars")}
        onChoose={(bars) => onChange({ bars })}
      />
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
        <CopyTableButton />
      </div>
    </div>
  );
}

type OptionProps<Value extends string> = React.ComponentProps<typeof Segmented<Value>> & {
  note?: string | null;
};

/** A choice of how the page is read: its name beside it, and under it what must be known. */
function Option<Value extends string>({ note = null, ...choice }: OptionProps<Value>) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-2.5">
        <span aria-hidden="true" className="text-muted">
          {choice.label}
        </span>
        <Segmented<Value> {...choice} />
      </div>
      {note !== null && (
        <p className="text-muted text-sm" role="status">
          {note}
        </p>
      )}
    </div>
  );
}

/** The whole table into a spreadsheet; it is written when it is wanted. */
function CopyTableButton() {
  const t = useTranslations();
  const [outcome, setOutcome] = useState<"copied" | "unreachable" | { text: string } | null>(null);
  const copy = async () => {
    const text = await offeredTable
      .read()?.()
      .catch(() => null);
    if (!text) return setOutcome("unreachable");
    setOutcome((await copyText(text)) ? "copied" : { text });
  };
  const isByHand = outcome !== null && typeof outcome === "object";
  return (
    <>
      <Button look="choice" onClick={() => void copy()}>
        <ChoiceText name={t("options.copyTable")} note={t("options.copyTableNote")} />
      </Button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {outcome === "copied" && t("options.copied")}
        {outcome === "unreachable" && t("offline.unreachable")}
        {isByHand && t("copy.manual")}
      </p>
      {isByHand && <SelectedText label={t("options.copyTable")} text={outcome.text} />}
    </>
  );
}
