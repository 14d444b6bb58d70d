"use client";

import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { useLocale } from "use-intl";
import type { Day } from "@/lib/dates/window";
import { languageOf } from "@/lib/messages/locale";
import { chooseHours } from "@/lib/search/choose-hours";
import type { DailyHours } from "@/lib/search/daily-hours";
import type { ReportLink } from "@/lib/search/report-link";
import { ClockFields, submitOnEnter } from "./clock-field";
import { ReadFoot } from "./read-foot";
import { useReadWords } from "./use-read-words";

type ShiftFormProps = {
  link: ReportLink;
  today: Day;
  onApply: (hours: DailyHours) => void;
  onCancel: () => void;
};

/** When a shift begins and ends, and what the range reads then. */
export function ShiftForm({ link, today, onApply, onCancel }: ShiftFormProps) {
  const [start, setStart] = useState(link.hours?.start ?? "08:00");
  const [end, setEnd] = useState(link.hours?.end ?? "16:00");
  const hours = { start, end };
  const { words, isUsable } = useReadWords({ ...link, ...chooseHours(link, hours) }, today);
  return (
    <I18nProvider locale={languageOf(useLocale())}>
      <form
        className="grid w-64 gap-2.5 p-4"
        onKeyDownCapture={submitOnEnter}
        onSubmit={(event) => {
          event.preventDefault();
          if (isUsable) onApply(hours);
        }}
      >
        <ClockFields autoFocus from={start} onFrom={setStart} onTo={setEnd} to={end} />
        <ReadFoot isUsable={isUsable} onCancel={onCancel} words={words} />
      </form>
    </I18nProvider>
  );
}
