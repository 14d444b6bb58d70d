"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { late } from "@/components/ui/late";
import { PickMenu } from "@/components/ui/pick-menu";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { presets } from "@/lib/dates/preset";
import { type Day, dayOf, isWholeDays, type Window } from "@/lib/dates/window";
import { formatDaySpan, formatRangeBriefly } from "@/lib/dates/words";
import type { ReportLink } from "@/lib/search/report-link";
import { shiftLink } from "@/lib/search/shift-range";

type RangeBarProps = {
  link: ReportLink;
  window: Window;
  today: Day;
  onChange: ChangeLink;
  /** On a phone, under the range and its days: the bar takes the room that there is. */
  note?: ReactNode;
};

const loadDialog = () => import("./range-dialog").then((module) => module.RangeDialog);
// Calendar and time fields weigh more than the report itself: they come when the choice is approached.
const RangeDialog = late(loadDialog, { onServer: false });

/** Which days, and the neighbouring ones by an arrow. */
export function RangeBar({ link, window, today, onChange, note }: RangeBarProps) {
  const t = useTranslations("ranges");
  const locale = useLocale();
  const menu = (
    <PickMenu
      look={note ? "title" : undefined}
      choices={presets.map((range) => ({
        key: range,
        label: t(range),
        isChosen: link.span === null && link.range === range,
        onChoose: () => onChange({ range, span: null }),
      }))}
      isSet={false}
      label={t("label")}
      other={{
        label: t("custom"),
        isChosen: link.span !== null,
        load: loadDialog,
        form: (close) => (
          <RangeDialog
            hours={link.hours}
            onApply={(change) => {
              close();
              onChange(change);
            }}
            onCancel={close}
            today={today}
            window={window}
          />
        ),
      }}
      trigger={
        <>
          <span className="sr-only">{t("label")}: </span>
          {link.span ? nameSpan(window) : t(link.range)}
        </>
      }
    />
  );
  return (
    <div className={`flex min-w-0 items-center gap-1 ${note ? "flex-1" : ""}`}>
      <StepButton step={-1} {...{ link, today, onChange }} />
      {note ? (
        <div className="grid min-w-0 flex-1 justify-items-center">
          {menu}
          <p className="text-center text-muted text-xs">
            {link.span === null && `${nameSpan(window)} · `}
            {note}
          </p>
        </div>
      ) : (
        menu
      )}
      <StepButton step={1} {...{ link, today, onChange }} />
    </div>
  );

  function nameSpan(span: Window): string {
    const [first, last] = [dayOf(span.from), dayOf(span.to)];
    const isOneYear = first.slice(0, 4) === last.slice(0, 4);
    if (isOneYear && isWholeDays(span)) return `${formatDaySpan(first, last, locale)} ${first.slice(0, 4)}`;
    return formatRangeBriefly(span, locale, (from, to) => t("span", { from, to }));
  }
}

type StepButtonProps = Pick<RangeBarProps, "link" | "today" | "onChange"> & { step: -1 | 1 };

function StepButton({ step, link, today, onChange }: StepButtonProps) {
  const t = useTranslations("ranges");
  const label = t(step === -1 ? "previous" : "next");
  return (
    <Button
      aria-label={label}
      disabled={shiftLink(link, step, today) === null}
      look="icon"
      // From the address, not from what is drawn: a second click goes on from where the first one leads.
      onClick={() => onChange((current) => shiftLink(current, step, today))}
      title={label}
    >
      <Icon name={step === -1 ? "previous" : "next"} />
    </Button>
  );
}
