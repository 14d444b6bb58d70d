"use client";

import { useTranslations } from "use-intl";
import { Clearable } from "@/components/ui/clearable";
import { late } from "@/components/ui/late";
import { PickMenu } from "@/components/ui/pick-menu";
import type { Day, Window } from "@/lib/dates/window";
import type { ReportLink } from "@/lib/search/report-link";

type CompareMenuProps = {
  link: ReportLink;
  /** Where the calendar opens: the period compared with, else the range itself. */
  window: Window;
  today: Day;
  /** What the page still compares where the link says nothing; else nothing. */
  noneLabel?: string | undefined;
  onChange: (change: Partial<ReportLink>) => void;
};

const loadDialog = () => import("./range-dialog").then((module) => module.RangeDialog);
const RangeDialog = late(loadDialog, { onServer: false });

const kinds = ["none", "previous", "last-year"] as const;

/** With which other period the range is compared. */
export function CompareMenu({ link, window, today, noneLabel, onChange }: CompareMenuProps) {
  const t = useTranslations("compare");
  const tFilters = useTranslations("filters");
  const { compare } = link;
  const chosen = compare === null ? "none" : kindOf(compare);
  const choose = (change: ReportLink["compare"]) => onChange({ compare: change });
  return (
    <Clearable label={tFilters("clear", { filter: t("button") })} onClear={compare && (() => choose(null))}>
      <PickMenu
        choices={kinds.map((kind) => ({
          key: kind,
          label: kind === "none" && noneLabel !== undefined ? noneLabel : t(kind),
          isChosen: kind === chosen,
          onChoose: () => choose(kind === "none" ? null : kind),
        }))}
        isSet={compare !== null}
        label={t("title")}
        other={{
          label: t("other"),
          isChosen: chosen === "other",
          load: loadDialog,
          form: (close) => (
            <RangeDialog
              onApply={({ span }) => {
                close();
                if (span) choose(span);
              }}
              onCancel={close}
              today={today}
              window={window}
            />
          ),
        }}
        trigger={
          <>
            {t("button")}
            {compare !== null && <span className="sr-only">{t(kindOf(compare))}</span>}
          </>
        }
      />
    </Clearable>
  );
}

function kindOf(compare: NonNullable<ReportLink["compare"]>): "previous" | "last-year" | "other" {
  return typeof compare === "string" ? compare : "other";
}
