"use client";

import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import type { StateStyle } from "@/lib/report/state-style";

type StateFilterProps = {
  /** Every state of the range, in the order of the page, with its name as shown. */
  states: readonly { state: string; name: string; swatch: React.ReactNode; style: StateStyle }[];
  chosen: readonly string[];
  onChoose: (states: string[]) => void;
};

/** Which states are shown. None chosen means all, also those that turn up tomorrow. */
export function StateFilter({ states, chosen, onChoose }: StateFilterProps) {
  const t = useTranslations("filters");
  const isShown = (state: string) => chosen.length === 0 || chosen.includes(state);
  const shown = states.filter(({ state }) => isShown(state)).length;
  const toggle = (state: string) => {
    const next = states.filter((entry) => isShown(entry.state) !== (entry.state === state));
    onChoose(next.length === states.length ? [] : next.map((entry) => entry.state));
  };
  return (
    <Popover
      label={t("states")}
      trigger={
        <>
          {t("states")}
          <span className="font-normal text-muted">{t("statesCount", { shown, all: states.length })}</span>
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <div className="grid max-h-[60vh] min-w-60 overflow-y-auto p-2">
          <button
            className="rounded px-2 py-1 text-left font-medium text-accent hover:bg-accent-soft"
            disabled={chosen.length === 0}
            onClick={() => onChoose([])}
            type="button"
          >
            {t("allStates")}
          </button>
          {states.map(({ state, name, swatch }) => (
            <div className="flex items-center gap-2 rounded hover:bg-accent-soft" key={state}>
              <label className="flex min-w-0 grow cursor-pointer items-center gap-2 px-2 py-1">
                <input
                  checked={isShown(state)}
                  className="accent-accent"
                  onChange={() => toggle(state)}
                  type="checkbox"
                />
                {swatch}
                <bdi className="truncate">{name}</bdi>
              </label>
            </div>
          ))}
        </div>
      )}
    </Popover>
  );
}
