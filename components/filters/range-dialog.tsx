"use client";

import { parseDate } from "@internationalized/date";
import { useState } from "react";
import {
  Button as AriaButton,
  CalendarCell,
  CalendarGrid,
  Heading,
  I18nProvider,
  RangeCalendar,
} from "react-aria-components";
import { useLocale, useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import { readUsedShifts } from "@/lib/browser/used-shifts";
import { shiftDay } from "@/lib/dates/day";
import { type Day, dayOf, type Window } from "@/lib/dates/window";
import { type Locale, languageOf } from "@/lib/messages/locale";
import { type DailyHours, formatHours } from "@/lib/search/daily-hours";
import type { ReportLink } from "@/lib/search/report-link";
import { ClockFields, submitOnEnter } from "./clock-field";
import { ReadFoot } from "./read-foot";
import { useReadWords } from "./use-read-words";

type RangeDialogProps = {
  window: Window;
  today: Day;
  /** The link's shift, null = none; absent where a shift cannot be asked for. */
  hours?: DailyHours | null;
  onApply: (change: Pick<ReportLink, "range" | "span" | "hours">) => void;
  onCancel: () => void;
};

const dayLook = [
  "grid h-7.5 w-10.5 cursor-pointer place-items-center data-hovered:bg-accent-soft data-selected:bg-accent-soft",
  "data-selection-end:rounded data-selection-end:bg-accent data-selection-end:font-semibold data-selection-end:text-on-accent",
  "data-selection-start:rounded data-selection-start:bg-accent data-selection-start:font-semibold data-selection-start:text-on-accent",
  "data-disabled:cursor-default data-disabled:text-muted data-disabled:opacity-60 data-outside-month:invisible",
  "data-focus-visible:outline-2 data-focus-visible:outline-accent data-focus-visible:outline-offset-1",
].join(" ");

const startOfDay = "00:00";
const endOfDay = "23:59";
// Where no shift was read before.
const usualShift: DailyHours = { start: "08:00", end: "16:00" };

/** The days, and whether they are read as a whole or some hours of each: what will be read is said in words. */
export function RangeDialog({ window, today, hours, onApply, onCancel }: RangeDialogProps) {
  const t = useTranslations("ranges");
  const [days, setDays] = useState({ first: dayOf(window.from), last: dayOf(window.to) });
  const [isDaily, setDaily] = useState(Boolean(hours));
  const [from, setFrom] = useState(hours?.start ?? window.from.slice(11, 16));
  const [to, setTo] = useState(hours?.end ?? window.to.slice(11, 16));
  const change = changeOf(days, from, to, isDaily);
  const { words, isUsable } = useReadWords(change, today);
  const hasTimes = from !== startOfDay || to !== endOfDay;
  const readDaily = () => {
    setDaily(true);
    // The last night ends at the end that was typed.
    if (hasTimes && to <= from && days.first < days.last) setDays({ ...days, last: shiftDay(days.last, -1) });
    if (hasTimes) return;
    const [shift = usualShift] = readUsedShifts();
    setFrom(shift.start);
    setTo(shift.end);
  };
  return (
    <I18nProvider locale={calendarLocale(useLocale())}>
      <form
        className="grid w-82 gap-2.5 p-4"
        onKeyDownCapture={submitOnEnter}
        onSubmit={(event) => {
          event.preventDefault();
          if (isUsable) onApply(change);
        }}
      >
        <DayRange days={days} onChange={setDays} today={today} />
        {hours !== undefined && (
          <Segmented
            choices={[
              { value: "whole", label: t("wholePeriod") },
              { value: "daily", label: t("dailyHours") },
            ]}
            chosen={isDaily ? "daily" : "whole"}
            label={t("readAs")}
            onChoose={(value) => (value === "daily" ? readDaily() : setDaily(false))}
          />
        )}
        <ClockFields from={from} onFrom={setFrom} onTo={setTo} to={to} />
        {isDaily && (
          <UsedShifts
            onChoose={(shift) => {
              setFrom(shift.start);
              setTo(shift.end);
            }}
          />
        )}
        <ReadFoot isUsable={isUsable} onCancel={onCancel} words={words}>
          {hours !== undefined && !isDaily && hasTimes && days.first !== days.last && (
            <p className="text-sm">
              <Button look="text" onClick={readDaily}>
                {t("onlyHours", { start: from, end: to })}
              </Button>
            </p>
          )}
        </ReadFoot>
      </form>
    </I18nProvider>
  );
}

/** The shifts that were read before in this browser. */
function UsedShifts({ onChoose }: { onChoose: (shift: DailyHours) => void }) {
  const t = useTranslations("ranges");
  const [shifts] = useState(readUsedShifts);
  if (shifts.length === 0) return null;
  return (
    <ul aria-label={t("usedShifts")} className="flex flex-wrap gap-1.5">
      {shifts.map((shift) => (
        <li key={formatHours(shift)}>
          <Button onClick={() => onChoose(shift)}>{t("shiftSpan", shift)}</Button>
        </li>
      ))}
    </ul>
  );
}

// Weeks start on Monday in every language here (contract.md). In America Wednesday is no X.
function calendarLocale(locale: Locale): string {
  return languageOf(locale) === "en" ? "en-GB" : "es-419";
}

function changeOf(days: { first: Day; last: Day }, from: string, to: string, isDaily: boolean) {
  const isWhole = isDaily || (from === startOfDay && to === endOfDay);
  const span = isWhole
    ? { from: days.first, to: days.last }
    : { from: `${days.first}T${from}`, to: `${days.last}T${to}` };
  return { range: "today" as const, span, hours: isDaily ? { start: from, end: to } : null };
}

type DayRangeProps = {
  days: { first: Day; last: Day };
  today: Day;
  onChange: (days: { first: Day; last: Day }) => void;
};

function DayRange({ days, today, onChange }: DayRangeProps) {
  const t = useTranslations("ranges");
  return (
    <RangeCalendar
      aria-label={t("calendar")}
      autoFocus
      defaultValue={{ start: parseDate(days.first), end: parseDate(days.last) }}
      firstDayOfWeek="mon"
      maxValue={parseDate(today)}
      minValue={parseDate("2000-01-01")}
      onChange={({ start, end }) => onChange({ first: start.toString(), last: end.toString() })}
    >
      <header className="mb-2 flex items-center justify-between">
        <AriaButton className={buttonLooks.icon} slot="previous">
          <Icon name="previous" />
        </AriaButton>
        <Heading className="font-semibold" />
        <AriaButton className={buttonLooks.icon} slot="next">
          <Icon name="next" />
        </AriaButton>
      </header>
      <CalendarGrid className="[&_td]:py-px [&_th]:w-10.5 [&_th]:font-medium [&_th]:text-muted [&_th]:text-xs/5">
        {(date) => <CalendarCell className={dayLook} date={date} />}
      </CalendarGrid>
    </RangeCalendar>
  );
}
