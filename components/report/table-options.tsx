"use client";

import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { ReportAnswer } from "@/lib/report/report-answer";
import type { ReportLink } from "@/lib/search/report-link";
import { BarsSwitch } from "./bars-switch";
import { ColumnOptions } from "./column-options";
import type { Matrix } from "./matrix";
import { listColumns } from "./matrix-columns";
import type { LegendEntry } from "./state-legend";
import { TableActions } from "./table-actions";
import { useFilterWords } from "./use-filter-words";

type TableOptionsProps = {
  answer: Pick<ReportAnswer, "days">;
  link: ReportLink;
  matrix: Matrix;
  legend: readonly LegendEntry[];
  picture: { title: string; subtitle: string; fileName: string };
  onChange: ChangeLink;
};

/** How the table is read: its measure, its bars, its shading and its columns. All of it stands in the link. */
export function TableOptions(props: TableOptionsProps) {
  const { answer, link, matrix, legend, picture, onChange } = props;
  const t = useTranslations("options");
  const filters = useFilterWords(link, legend);
  const available = listColumns(matrix.view, answer.days.length);
  return (
    <Popover label={t("title")} trigger={t("button")}>
      {() => (
        <div className="grid w-80 max-w-full gap-3 p-3">
          {answer.days.length > 1 && (
            <OptionRow
              label={t("measure")}
              note={link.perDay && !matrix.view.isPerDay ? t("perDayWaits") : null}
            >
              <Segmented
                choices={[
                  { value: "sum", label: t("sum") },
                  { value: "day", label: t("perDay") },
                ]}
                chosen={link.perDay ? "day" : "sum"}
                label={t("measure")}
                onChoose={(measure) => onChange({ perDay: measure === "day" })}
              />
            </OptionRow>
          )}
          <OptionRow label={t("bars")} note={null}>
            <BarsSwitch bars={link.bars} onChoose={(bars) => onChange({ bars })} />
          </OptionRow>
          {matrix.layout.name === "wide" && (
            <>
              <label className="flex cursor-pointer items-center gap-2">
                <input
                  checked={link.heat}
                  className="accent-accent"
                  onChange={(event) => onChange({ heat: event.target.checked })}
                  type="checkbox"
                />
                {t("heat")}
              </label>
              <ColumnOptions available={available} link={link} matrix={matrix} onChange={onChange} />
            </>
          )}
          <TableActions filters={filters} legend={legend} matrix={matrix} picture={picture} />
        </div>
      )}
    </Popover>
  );
}

type OptionRowProps = { label: string; note: string | null; children: React.ReactNode };

function OptionRow({ label, note, children }: OptionRowProps) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-3">
        <span aria-hidden="true" className="text-muted">
          {label}
        </span>
        {children}
      </div>
      {note !== null && (
        <p className="text-muted text-sm" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
