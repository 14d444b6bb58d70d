"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { BarsSwitch } from "@/components/chart/bars-switch";
import type { ChartPicture } from "@/components/chart/picture/picture-frame";
import type { LegendEntry } from "@/components/chart/state-legend";
import { TableActions } from "@/components/report/table-actions";
import { useFilterWords } from "@/components/report/use-filter-words";
import { Popover } from "@/components/ui/popover";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { ReportLink } from "@/lib/search/report-link";
import type { Matrix } from "./matrix";
import { listColumns } from "./matrix-columns";
import { MeasureOption } from "./measure-option";
import { OptionRow } from "./option-row";

type TableOptionsProps = {
  answer: Pick<ReportAnswer, "days">;
  link: ReportLink;
  matrix: Matrix;
  legend: readonly LegendEntry[];
  picture: ChartPicture;
  onChange: ChangeLink;
};

const loadColumns = () => import("./column-options").then((module) => module.ColumnOptions);
const ColumnOptions = dynamic(loadColumns, { ssr: false });

/** How the table is read: its measure, its bars, its shading and its columns. All of it stands in the link. */
export function TableOptions(props: TableOptionsProps) {
  const { answer, link, matrix, legend, picture, onChange } = props;
  const t = useTranslations("options");
  const filters = useFilterWords(link, legend);
  const available = listColumns(matrix.view, answer.days.length, matrix.isCompared);
  return (
    <Popover label={t("title")} onApproach={() => void loadColumns()} trigger={t("button")}>
      {() => (
        <div className="grid w-80 max-w-full gap-3 p-3">
          {answer.days.length > 1 && (
            <MeasureOption isPerDay={matrix.view.isPerDay} onChange={onChange} perDay={link.perDay} />
          )}
          <OptionRow label={t("bars")}>
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
