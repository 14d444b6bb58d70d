"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { type Preset, presets } from "@/lib/dates/preset";
import type { Day, Window } from "@/lib/dates/window";
import type { ReportLink } from "@/lib/search/report-link";
import { shiftLink } from "@/lib/search/shift-range";

type RangeBarProps = {
  link: ReportLink;
  window: Window;
  today: Day;
  onChange: ChangeLink;
};

const loadDialog = () => import("./range-dialog").then((module) => module.RangeDialog);
// Calendar and time fields weigh more than the report itself: they come when the button is approached.
const RangeDialog = dynamic(loadDialog, { ssr: false });

export function RangeBar({ link, window, today, onChange }: RangeBarProps) {
  const t = useTranslations("ranges");
  const choices = presets.map((value) => ({ value, label: t(value) }));
  const isCustom = link.span !== null;
  return (
    <>
      <div className="flex min-w-0 items-center gap-1.5">
        <ShiftButton step={-1} {...{ link, today, onChange }} />
        <Segmented<Preset>
          choices={choices}
          chosen={link.span ? null : link.range}
          label={t("label")}
          onChoose={(range) => onChange({ range, span: null })}
        />
        <ShiftButton step={1} {...{ link, today, onChange }} />
      </div>
      <Popover
        label={t("customTitle")}
        load={loadDialog}
        trigger={t("custom")}
        triggerClassName={buttonLooks[isCustom ? "chosen" : "control"]}
      >
        {(close) => (
          <RangeDialog
            key={`${window.from}/${window.to}`}
            onApply={(change) => {
              close();
              onChange(change);
            }}
            onCancel={close}
            today={today}
            window={window}
          />
        )}
      </Popover>
    </>
  );
}

type ShiftButtonProps = Omit<RangeBarProps, "window"> & { step: -1 | 1 };

function ShiftButton({ step, link, today, onChange }: ShiftButtonProps) {
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
