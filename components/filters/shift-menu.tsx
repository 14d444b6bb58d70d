"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Clearable } from "@/components/ui/clearable";
import { late } from "@/components/ui/late";
import { PickMenu } from "@/components/ui/pick-menu";
import { keepUsedShift, readUsedShifts } from "@/lib/browser/used-shifts";
import type { Day } from "@/lib/dates/window";
import { chooseHours } from "@/lib/search/choose-hours";
import { type DailyHours, formatHours } from "@/lib/search/daily-hours";
import type { ReportLink } from "@/lib/search/report-link";

type ShiftMenuProps = {
  link: ReportLink;
  today: Day;
  onChange: (change: Partial<ReportLink>) => void;
};

const loadForm = () => import("./shift-form").then((module) => module.ShiftForm);
const ShiftForm = late(loadForm, { onServer: false });

/** Which hours of each day are read: all, a shift that was read before, or another one. */
export function ShiftMenu({ link, today, onChange }: ShiftMenuProps) {
  const t = useTranslations("ranges");
  const tFilters = useTranslations("filters");
  const { hours } = link;
  const used = useUsedShifts(hours);
  const choose = (chosen: DailyHours | null) => onChange(chooseHours(link, chosen));
  const isSame = (shift: DailyHours) => hours !== null && formatHours(shift) === formatHours(hours);
  return (
    <Clearable
      label={tFilters("clear", { filter: hours ? t("shiftSpan", hours) : t("shift") })}
      onClear={hours && (() => choose(null))}
    >
      <PickMenu
        choices={[
          { key: "none", label: t("wholeDays"), isChosen: hours === null, onChoose: () => choose(null) },
          ...used.map((shift) => ({
            key: formatHours(shift),
            label: t("shiftSpan", shift),
            isChosen: isSame(shift),
            onChoose: () => choose(shift),
          })),
        ]}
        isSet={hours !== null}
        label={t("shift")}
        other={{
          label: t("otherShift"),
          isChosen: false,
          load: loadForm,
          form: (close) => (
            <ShiftForm
              link={link}
              onApply={(chosen) => {
                close();
                choose(chosen);
              }}
              onCancel={close}
              today={today}
            />
          ),
        }}
        trigger={hours ? t("shiftSpan", hours) : t("shift")}
      />
    </Clearable>
  );
}

function useUsedShifts(hours: DailyHours | null): readonly DailyHours[] {
  const [used, setUsed] = useState<readonly DailyHours[]>([]);
  const text = hours && formatHours(hours);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a shift is the same as long as its text is
  useEffect(() => {
    if (hours) keepUsedShift(hours);
    setUsed(readUsedShifts());
  }, [text]);
  return used;
}
