"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { RangeBar } from "@/components/filters/range-bar";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import type { ReportLink } from "@/lib/search/report-link";
import { FigureAge, type FigureAgeProps } from "./report-heading";
import { Filters, type ReportToolbarProps } from "./report-toolbar";

const FilterSheet = late(() => import("@/components/ui/modal").then((module) => module.Modal), {
  onServer: false,
});

type PhoneToolbarProps = ReportToolbarProps & {
  age: FigureAgeProps;
  /** What else the sheet of the filters offers. */
  children: ReactNode;
};

/** The toolbar of a phone: the range on a line that stays in view, all other filters in a sheet. */
export function PhoneToolbar({ age, children, ...props }: PhoneToolbarProps) {
  const { link, hasSearch } = props;
  const t = useTranslations("filters");
  const tRanges = useTranslations("ranges");
  const [isOpen, setOpen] = useState(false);
  const count = countFilters(link, hasSearch);
  return (
    <div
      className={`top-0 z-5 -mx-4 flex items-center gap-2 border-line border-b bg-card px-4 py-1 [--margin:0px] print:m-0 print:border-0 print:p-0 ${hasSearch ? "-mt-4" : "border-t"}`}
    >
      <RangeBar
        {...props}
        note={
          <>
            {link.hours && `${tRanges("shiftSpan", link.hours)} · `}
            <FigureAge {...age} />
          </>
        }
      />
      <Button
        aria-haspopup="dialog"
        className="print:hidden"
        look={count > 0 ? "chosen" : "control"}
        onClick={() => setOpen(true)}
      >
        {count > 0 ? t("sheetCount", { count }) : t("sheet")}
      </Button>
      {isOpen && (
        <FilterSheet
          closeLabel={t("closeSheet")}
          onClose={() => setOpen(false)}
          place="bottom"
          title={t("sheet")}
        >
          <div className="flex flex-wrap items-center gap-2 px-5 pb-5">
            <Filters {...props} />
            <div className="flex basis-full flex-wrap gap-2 border-line border-t pt-3">{children}</div>
          </div>
        </FilterSheet>
      )}
    </div>
  );
}

function countFilters(
  { hours, teams, states, agents, query, compare, suppose }: ReportLink,
  isOfTeam: boolean,
): number {
  const ofTeam = [teams.length > 0, agents.length > 0, query !== ""];
  return [
    hours !== null,
    states.length > 0,
    compare !== null,
    suppose.length > 0,
    ...(isOfTeam ? ofTeam : []),
  ].filter(Boolean).length;
}
