"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { Clearable } from "@/components/ui/clearable";
import { Icon } from "@/components/ui/icon";
import { late } from "@/components/ui/late";
import { Popover } from "@/components/ui/popover";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { createStateFilter } from "@/lib/report/states/find-states";
import { orderByClass } from "@/lib/report/states/state-order";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { ReportLink } from "@/lib/search/report-link";
import type { StateEntry } from "./state-choices";

type StateFilterProps = {
  /** Every state of the range; undefined while none is known. */
  answer: { states: readonly string[]; styles: readonly StateStyle[] } | undefined;
  chosen: readonly string[];
  group: ReportLink["group"];
  onChange: ChangeLink;
};

const loadChoices = () => import("./state-choices").then((module) => module.StateChoices);
const StateChoices = late(loadChoices, { onServer: false });

/** Which states are shown. None chosen means all, also those that turn up tomorrow. */
export function StateFilter({ answer, chosen, group, onChange }: StateFilterProps) {
  const t = useTranslations("filters");
  const entries = listEntries(answer);
  const name = t(group ? "classes" : "states");
  const all = entries.map(({ state }) => state);
  const shown = all.filter(createStateFilter(chosen, all)).length;
  return (
    <Clearable
      label={t("clear", { filter: name })}
      onClear={chosen.length > 0 ? () => onChange({ states: [] }) : null}
    >
      <Popover
        label={name}
        load={loadChoices}
        trigger={
          <>
            {name}
            {entries.length > 0 && (
              <span className="font-normal text-muted">
                {t("statesCount", { shown, all: entries.length })}
              </span>
            )}
            <Icon name="down" />
          </>
        }
        triggerClassName={buttonLooks[chosen.length > 0 || group ? "chosen" : "control"]}
      >
        {() => <StateChoices {...{ entries, chosen, group, onChange }} />}
      </Popover>
    </Clearable>
  );
}

function listEntries(answer: StateFilterProps["answer"]): StateEntry[] {
  if (!answer) return [];
  const { states, styles } = answer;
  return orderByClass(styles).flatMap((place) => {
    const [state, style] = [states[place], styles[place]];
    return state !== undefined && style ? [{ state, style }] : [];
  });
}
