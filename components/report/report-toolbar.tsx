"use client";

import { useTranslations } from "use-intl";
import { AgentSearch } from "@/components/filters/agent-search";
import { CompareMenu } from "@/components/filters/compare-menu";
import { RangeBar } from "@/components/filters/range-bar";
import { ShiftMenu } from "@/components/filters/shift-menu";
import { StateFilter } from "@/components/filters/state-filter";
import { TeamMenuView } from "@/components/filters/team-menu-view";
import { Button } from "@/components/ui/button";
import { Clearable } from "@/components/ui/clearable";
import { Icon } from "@/components/ui/icon";
import { showPanel } from "@/lib/browser/use-panel";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { Day, Window } from "@/lib/dates/window";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { ReportLink } from "@/lib/search/report-link";

export type ReportToolbarProps = {
  operation: string;
  link: ReportLink;
  window: Window;
  today: Day;
  /** The period compared with, null while there is none. */
  comparedWindow: Window | null;
  answer: { states: readonly string[]; styles: readonly StateStyle[] } | undefined;
  onChange: ChangeLink;
  /** Where one agent is read there is none to find. */
  hasSearch: boolean;
};

/** Which range, which states, which agents. */
export function ReportToolbar(props: ReportToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <RangeBar {...props} />
      <Filters {...props} />
    </div>
  );
}

/** Every filter but the range. */
export function Filters(props: ReportToolbarProps) {
  const { operation, link, window, today, comparedWindow, answer, onChange, hasSearch } = props;
  const t = useTranslations("agent");
  return (
    <>
      <ShiftMenu link={link} onChange={onChange} today={today} />
      {hasSearch && <TeamMenuView link={link} onChange={onChange} operation={operation} />}
      <StateFilter answer={answer} chosen={link.states} group={link.group} onChange={onChange} />
      <CompareMenu
        link={link}
        noneLabel={hasSearch ? undefined : t("compareNone")}
        onChange={onChange}
        today={today}
        window={comparedWindow ?? window}
      />
      <SupposeButton link={link} onChange={onChange} />
      {hasSearch && link.agents.length > 0 && <AgentsChip link={link} onChange={onChange} />}
      {hasSearch && (
        <AgentSearch onSearch={(text, step) => onChange({ query: text }, step)} query={link.query} />
      )}
    </>
  );
}

/** Under which hypotheses the figures are read. */
function SupposeButton({ link, onChange }: Pick<ReportToolbarProps, "link" | "onChange">) {
  const t = useTranslations();
  const isSet = link.suppose.length > 0;
  return (
    <Clearable
      label={t("filters.clear", { filter: t("suppose.title") })}
      onClear={isSet ? () => onChange({ suppose: [] }) : null}
    >
      <Button aria-haspopup="dialog" look={isSet ? "chosen" : "control"} onClick={() => showPanel("suppose")}>
        <Icon name="suppose" />
        {t("suppose.button")}
      </Button>
    </Clearable>
  );
}

/** How many agents the link names, which no other control says; a click lets them go. */
function AgentsChip({ link, onChange }: Pick<ReportToolbarProps, "link" | "onChange">) {
  const t = useTranslations("filters");
  const label = t("agentsChosen", { count: link.agents.length });
  return (
    <Button aria-label={t("clear", { filter: label })} look="chosen" onClick={() => onChange({ agents: [] })}>
      {label}
      <Icon name="close" />
    </Button>
  );
}
