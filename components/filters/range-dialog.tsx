"use client";

import { parseDate, parseTime, type Time } from "@internationalized/date";
import { useState } from "react";
import {
  Button,
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
        className="grid gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReversed) onApply({ range: "today", span, hours: null });
        }}
      >
        <DayRange days={days} onChange={setDays} today={today} />
        <div className="grid grid-cols-2 gap-3">
          <ClockField label={t("fromTime")} onChange={setFrom} value={from} />
          <ClockField label={t("toTime")} onChange={setTo} value={to} />
        </div>
        <p className="text-muted text-sm" role="status">
          {t("days", { count: countDays(days.first, days.last) })} · {t("calls", { count: calls })}
          {from === startOfDay && to === endOfDay && <> · {t("wholeDays")}</>}
        </p>
        <div className="flex justify-end gap-2">
          <button className="control-button" onClick={onCancel} type="button">
            {t("cancel")}
          </button>
          <button className="main-button" disabled={isReversed} type="submit">
            {t("apply")}
          </button>
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
        <Button className="control-button w-[30px] justify-center px-0" slot="previous">
          <Icon name="previous" />
        </Button>
        <Heading className="font-semibold" />
        <Button className="control-button w-[30px] justify-center px-0" slot="next">
          <Icon name="next" />
        </Button>
      </header>
      <CalendarGrid className="calendar">
        {(date) => <CalendarCell className="calendar-day" date={date} />}
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
      <DateInput className="clock-input">
        {(segment) => <DateSegment className="clock-segment" segment={segment} />}
      </DateInput>
    </TimeField>
  );
}
