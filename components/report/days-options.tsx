"use client";

import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { ReportLink } from "@/lib/search/report-link";
import { BarsSwitch } from "./bars-switch";
import type { DaysMatrix } from "./days-matrix";
import { MeasureOption } from "./measure-option";
import { OptionRow } from "./option-row";

type DaysOptionsProps = {
  link: Pick<ReportLink, "perDay" | "bars">;
  matrix: Pick<DaysMatrix, "view">;
  onChange: ChangeLink;
};

/** How a report over time is read: its measure and its columns. */
export function DaysOptions({ link, matrix, onChange }: DaysOptionsProps) {
  const t = useTranslations("options");
  return (
    <Popover label={t("title")} trigger={t("button")}>
      {() => (
        <div className="grid w-80 max-w-full gap-3 p-3">
          <MeasureOption isPerDay={matrix.view.isPerDay} onChange={onChange} perDay={link.perDay} />
          <OptionRow label={t("bars")}>
            <BarsSwitch bars={link.bars} onChoose={(bars) => onChange({ bars })} />
          </OptionRow>
        </div>
      )}
    </Popover>
  );
}
