"use client";

import { parseDate, parseTime, type Time } from "@internationalized/date";
import { useState } from "react";
import {
  Button as AriaButton,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateSegment,
  Heading,
  I18nProvider,
  Label,
  RangeCalendar,
  TimeField,
} from "react-aria-components";
import { useLocale, useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { countDays } from "@/lib/dates/day";
import { type Day, dayOf, type Window } from "@/lib/dates/window";
import { planBlocks } from "@/lib/report/plan/plan";
import type { ReportLink } from "@/lib/search/report-link";

type RangeDialogProps = {
  window: Window;
  today: Day;
  onApply: (change: Partial<ReportLink>) => void;
  onCancel: () => void;
};

const dayLook = [
  "grid h-7.5 w-9 cursor-pointer place-items-center data-hovered:bg-accent-soft data-selected:bg-accent-soft",
  "data-selection-end:rounded data-selection-end:bg-accent data-selection-end:font-semibold data-selection-end:text-on-accent",
  "data-selection-start:rounded data-selection-start:bg-accent data-selection-start:font-semibold data-selection-start:text-on-accent",
  "data-disabled:cursor-default data-disabled:text-muted data-disabled:opacity-60 data-outside-month:invisible",
  "data-focus-visible:outline-2 data-focus-visible:outline-accent data-focus-visible:outline-offset-1",
].join(" ");

const startOfDay = "00:00";
const endOfDay = "23:59";

/** A first and a last day, and the minute each begins and ends; 00:00 to 23:59 are whole days. */
export function RangeDialog({ window, today, onApply, onCancel }: RangeDialogProps) {
  const t = useTranslations("ranges");
  const [days, setDays] = useState({ first: dayOf(window.from), last: dayOf(window.to) });
  const [from, setFrom] = useState(window.from.slice(11, 16));
  const [to, setTo] = useState(window.to.slice(11, 16));
  const span = spanOf(days, from, to);
  const isReversed = days.first === days.last && from > to;
  const calls = planBlocks([{ from: `${days.first}T${from}:00`, to: `${days.last}T${to}:59` }]).length;
  return (
    <I18nProvider locale={calendarLocale(useLocale())}>
      <form
        className="grid gap-2.5 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReversed) onApply({ range: "today", span, hours: null });
        }}
      >
        <DayRange days={days} onChange={setDays} today={today} />
        <div className="grid grid-cols-2 gap-2.5">
          <ClockField label={t("fromTime")} onChange={setFrom} value={from} />
          <ClockField label={t("toTime")} onChange={setTo} value={to} />
        </div>
        <p className="text-muted text-sm" role="status">
          {t("days", { count: countDays(days.first, days.last) })} · {t("calls", { count: calls })}
          {from === startOfDay && to === endOfDay && <> · {t("wholeDays")}</>}
        </p>
        <div className="flex justify-end gap-1.5">
          <Button onClick={onCancel}>{t("cancel")}</Button>
          <Button disabled={isReversed} look="main" type="submit">
            {t("apply")}
          </Button>
        </div>
      </form>
    </I18nProvider>
  );
}

// Weeks start on Monday in every language here (contract.md); "es" and "en-GB" say so.
function calendarLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

function spanOf(days: { first: Day; last: Day }, from: string, to: string) {
  const isWhole = from === startOfDay && to === endOfDay;
  return isWhole
    ? { from: days.first, to: days.last }
    : { from: `${days.first}T${from}`, to: `${days.last}T${to}` };
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
      <CalendarGrid className="[&_td]:py-px [&_th]:w-9 [&_th]:font-medium [&_th]:text-muted [&_th]:text-xs/5">
        {(date) => <CalendarCell className={dayLook} date={date} />}
      </CalendarGrid>
    </RangeCalendar>
  );
}

type ClockFieldProps = { label: string; value: string; onChange: (value: string) => void };

function ClockField({ label, value, onChange }: ClockFieldProps) {
  return (
    <TimeField
      className="grid gap-1"
      granularity="minute"
      hourCycle={24}
      onChange={(time: Time | null) => time && onChange(time.toString().slice(0, 5))}
      shouldForceLeadingZeros
      value={parseTime(value)}
    >
      <Label className="text-muted text-sm">{label}</Label>
      <DateInput className="flex h-8 items-center rounded border border-control px-2.5">
        {(segment) => (
          <DateSegment
            className="rounded-sm px-0.5 py-px data-focused:bg-accent data-focused:text-on-accent data-focused:outline-none"
            segment={segment}
          />
        )}
      </DateInput>
    </TimeField>
  );
}
