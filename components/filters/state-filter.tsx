"use client";

import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { useStateName } from "@/components/figures/use-state-name";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { orderByClass } from "@/lib/report/states/state-order";
import type { StateStyle } from "@/lib/report/states/state-style";
import { chooseState } from "@/lib/search/choose-states";

type StateFilterProps = {
  /** Every state of the range; undefined while none is known. */
  answer: { states: readonly string[]; styles: readonly StateStyle[] } | undefined;
  chosen: readonly string[];
  onChange: ChangeLink;
};

/** Which states are shown. None chosen means all, also those that turn up tomorrow. */
export function StateFilter({ answer, chosen, onChange }: StateFilterProps) {
  const t = useTranslations("filters");
  const nameOf = useStateName();
  const isShown = (state: string) => chosen.length === 0 || chosen.includes(state);
  const { states = [], styles = [] } = answer ?? {};
  const all = orderByClass(styles).flatMap((place) => states[place] ?? []);
  const shown = all.filter(isShown).length;
  // From the address, not from what is drawn: of two quick clicks the second goes on from where the first one leads.
  const toggle = (state: string) =>
    onChange((link) => ({ states: chooseState(all, link.states, state, true) }));
  return (
    <Popover
      label={t("states")}
      trigger={
        <>
          {t("states")}
          <span className="font-normal text-muted">{t("statesCount", { shown, all: all.length })}</span>
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <div className="grid max-h-[60vh] min-w-48 overflow-y-auto p-1.5">
          <button
            className="rounded px-2 py-1 text-left font-medium text-accent hover:bg-accent-soft"
            disabled={chosen.length === 0}
            onClick={() => onChange({ states: [] })}
            type="button"
          >
            {t("allStates")}
          </button>
          {all.map((state) => {
            const style = styles[states.indexOf(state)];
            return (
              <div className="flex items-center gap-1.5 rounded hover:bg-accent-soft" key={state}>
                <label className="flex min-w-0 grow cursor-pointer items-center gap-1.5 px-2 py-1">
                  <input checked={isShown(state)} onChange={() => toggle(state)} type="checkbox" />
                  {style && <StateSwatch style={style} />}
                  <bdi className="truncate">{nameOf(state)}</bdi>
                </label>
              </div>
            );
          })}
        </div>
      )}
    </Popover>
  );
}
