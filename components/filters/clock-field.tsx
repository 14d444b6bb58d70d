"use client";

import { parseTime, type Time } from "@internationalized/date";
import type { KeyboardEvent } from "react";
import { DateInput, DateSegment, Label, TimeField } from "react-aria-components";
import { useTranslations } from "use-intl";

type ClockFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  /** Among the fields of a form, or beside another time. */
  look?: keyof typeof looks;
};

const looks = { field: "font-medium", pair: "text-muted text-sm" } as const;

/** A time of day, `HH:mm`. */
export function ClockField(props: ClockFieldProps) {
  const { label, value, onChange, autoFocus = false, look = "pair" } = props;
  return (
    <TimeField
      autoFocus={autoFocus}
      className="grid gap-1"
      granularity="minute"
      hourCycle={24}
      onChange={(time: Time | null) => time && onChange(time.toString().slice(0, 5))}
      shouldForceLeadingZeros
      value={parseTime(value)}
    >
      <Label className={looks[look]}>{label}</Label>
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

/** Enter in a time is the form's own Enter: the parts of a time are no fields to a browser. */
export function submitOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.target instanceof HTMLElement)) return;
  if (event.target.role === "spinbutton") event.currentTarget.requestSubmit();
}

type ClockFieldsProps = {
  from: string;
  to: string;
  onFrom: (time: string) => void;
  onTo: (time: string) => void;
  /** The first of them takes the focus as it comes. */
  autoFocus?: boolean;
};

/** Two times of day beside each other. */
export function ClockFields({ from, to, onFrom, onTo, autoFocus = false }: ClockFieldsProps) {
  const t = useTranslations("ranges");
  return (
    <div className="grid grid-cols-2 gap-2.5">
      <ClockField autoFocus={autoFocus} label={t("fromTime")} onChange={onFrom} value={from} />
      <ClockField label={t("toTime")} onChange={onTo} value={to} />
    </div>
  );
}
