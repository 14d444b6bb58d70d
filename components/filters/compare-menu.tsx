"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onApproach } from "@/components/ui/on-approach";
import { Popover } from "@/components/ui/popover";
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
const RangeDialog = dynamic(loadDialog, { ssr: false });

const kinds = ["none", "previous", "last-year"] as const;

/** With which other period the range is compared. */
export function CompareMenu(props: CompareMenuProps) {
  const t = useTranslations("compare");
  const { compare } = props.link;
  return (
    <Popover
      label={t("title")}
      trigger={
        <>
          {t("button")}
          {compare !== null && <span className="sr-only">{t(kindOf(compare))}</span>}
          <Icon name="down" />
        </>
      }
      triggerClassName={buttonLooks[compare === null ? "control" : "chosen"]}
    >
      {(close) => <CompareChoices {...props} onClose={close} />}
    </Popover>
  );
}

function CompareChoices({
  link,
  window,
  today,
  noneLabel,
  onChange,
  onClose,
}: CompareMenuProps & { onClose: () => void }) {
  const t = useTranslations("compare");
  const [isPicking, setPicking] = useState(false);
  const choose = (compare: ReportLink["compare"]) => {
    onClose();
    onChange({ compare });
  };
  if (isPicking)
    return (
      <RangeDialog
        onApply={({ span }) => span && choose(span)}
        onCancel={onClose}
        today={today}
        window={window}
      />
    );
  const chosen = link.compare === null ? "none" : kindOf(link.compare);
  return (
    <div className="grid w-52 gap-0.5 p-1.5">
      {kinds.map((kind) => (
        <PeriodChoice
          isChosen={kind === chosen}
          key={kind}
          label={kind === "none" && noneLabel !== undefined ? noneLabel : t(kind)}
          onChoose={() => choose(kind === "none" ? null : kind)}
        />
      ))}
      <PeriodChoice
        isChosen={chosen === "other"}
        label={t("other")}
        onChoose={() => setPicking(true)}
        {...onApproach(loadDialog)}
      />
    </div>
  );
}

type PeriodChoiceProps = ComponentProps<typeof Button> & {
  label: string;
  isChosen: boolean;
  onChoose: () => void;
};

function PeriodChoice({ label, isChosen, onChoose, ...rest }: PeriodChoiceProps) {
  return (
    <Button aria-pressed={isChosen} look="row" onClick={onChoose} {...rest}>
      <span className="w-3.5 shrink-0 text-accent">{isChosen && <Icon name="check" />}</span>
      {label}
    </Button>
  );
}

function kindOf(compare: NonNullable<ReportLink["compare"]>): "previous" | "last-year" | "other" {
  return typeof compare === "string" ? compare : "other";
}
