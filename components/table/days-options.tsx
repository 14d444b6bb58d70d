"use client";

import { useTranslations } from "use-intl";
import { BarsSwitch } from "@/components/chart/bars-switch";
import { Popover } from "@/components/ui/popover";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { ReportLink } from "@/lib/search/report-link";
import { CopyTableButton } from "./copy-table-button";
import type { DaysMatrix } from "./days-matrix";
import { MeasureOption } from "./measure-option";
import { OptionRow } from "./option-row";
import { useDaysTableText } from "./use-days-table-text";

type DaysOptionsProps = {
  link: Pick<ReportLink, "perDay" | "bars">;
  matrix: DaysMatrix;
  onChange: ChangeLink;
};

/** How a report over time is read, its measure and its columns; and its table into a spreadsheet. */
export function DaysOptions({ link, matrix, onChange }: DaysOptionsProps) {
  const t = useTranslations("options");
  const textOf = useDaysTableText(matrix);
  return (
    <Popover label={t("title")} trigger={t("button")}>
      {() => (
        <div className="grid w-80 max-w-full gap-3 p-3">
          <MeasureOption isPerDay={matrix.view.isPerDay} onChange={onChange} perDay={link.perDay} />
          <OptionRow label={t("bars")}>
            <BarsSwitch bars={link.bars} onChoose={(bars) => onChange({ bars })} />
          </OptionRow>
          <div className="grid gap-1 border-line border-t pt-2">
            <CopyTableButton textOf={textOf} />
          </div>
        </div>
      )}
    </Popover>
  );
}
