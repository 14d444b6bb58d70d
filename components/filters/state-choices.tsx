"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { useStateName } from "@/components/figures/use-state-name";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { createStateFilter } from "@/lib/report/states/find-states";
import type { StateStyle } from "@/lib/report/states/state-style";
import { createSearch, foldWords } from "@/lib/report/text";
import { chooseStates } from "@/lib/search/choose-states";
import { groupStates } from "@/lib/search/group-states";
import type { ReportLink } from "@/lib/search/report-link";

export type StateEntry = { state: string; style: StateStyle };

type StateChoicesProps = {
  entries: readonly StateEntry[];
  /** None = all. */
  chosen: readonly string[];
  group: ReportLink["group"];
  onChange: ChangeLink;
};

const fewStates = 10;

/** The states by class, each with a tick and a way to see it alone; a field finds them where they are many. */
export function StateChoices({ entries, chosen, group, onChange }: StateChoicesProps) {
  const t = useTranslations();
  const nameOf = useStateName();
  const [query, setQuery] = useState("");
  // Nothing ticked is no link: the first tick makes one.
  const [isNone, setNone] = useState(false);
  const isFound = createSearch(query);
  const all = entries.map(({ state }) => state);
  const found = entries.filter(({ state }) => isFound(foldWords(nameOf(state))));
  const isChosen = createStateFilter(chosen, all);
  const isShown = (state: string) => !isNone && isChosen(state);
  const show = (states: readonly string[], keepsOthers: boolean) => {
    setNone(false);
    // From the address, not from what is drawn: of two quick clicks the second goes on from where the first one leads.
    onChange((link) => ({
      states: isNone ? [...states] : chooseStates(all, link.states, states, keepsOthers),
    }));
  };
  const showAll = () => {
    setNone(false);
    onChange({ states: [] });
  };
  return (
    <div className="grid w-72 max-w-[calc(100vw-34px)] gap-1 p-2">
      <div className="flex items-center justify-between gap-2 border-line border-b px-1 pb-2">
        <span aria-hidden="true" className="text-muted">
          {t("filters.group")}
        </span>
        <Segmented
          choices={[
            { value: "state", label: t("filters.groupState") },
            { value: "class", label: t("filters.groupClass") },
          ]}
          chosen={group ?? "state"}
          label={t("filters.group")}
          onChoose={(chosenGroup) =>
            onChange((link) => groupStates(link, chosenGroup === "class" ? "class" : null))
          }
        />
      </div>
      {entries.length >= fewStates && (
        <TextInput
          aria-label={t("filters.findState")}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={t("filters.findState")}
          size="small"
          type="search"
          value={query}
        />
      )}
      <p className="flex gap-3 px-1">
        <Button disabled={!isNone && chosen.length === 0} look="text" onClick={showAll}>
          {t("filters.allStates")}
        </Button>
        <Button disabled={isNone} look="text" onClick={() => setNone(true)}>
          {t("filters.noStates")}
        </Button>
      </p>
      {isNone && <p className="px-1 text-note text-sm">{t("filters.noneYet")}</p>}
      <div className="max-h-[50vh] overflow-y-auto">
        {[...Map.groupBy(found, ({ style }) => style.stateClass)].map(([stateClass, own]) => (
          <fieldset aria-label={t(`legend.${stateClass}`)} key={stateClass}>
            {/* Read by class each is its own only entry. */}
            <div
              className={`flex items-center justify-between px-1 pt-1.5 text-muted text-sm ${group ? "hidden" : ""}`}
            >
              {t(`legend.${stateClass}`)}
              {own.length > 1 && own.length < all.length && (
                <OnlyButton
                  name={t(`legend.${stateClass}`)}
                  onClick={() =>
                    show(
                      entries.flatMap(({ state, style }) => (style.stateClass === stateClass ? state : [])),
                      false,
                    )
                  }
                />
              )}
            </div>
            {own.map(({ state, style }) => (
              <StateRow
                isShown={isShown(state)}
                key={state}
                name={nameOf(state)}
                onOnly={() => show([state], false)}
                onToggle={() => show([state], true)}
                style={style}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {found.length === 0 && <p className="px-1 text-muted">{t("filters.noState", { query })}</p>}
    </div>
  );
}

type StateRowProps = {
  name: string;
  style: StateStyle;
  isShown: boolean;
  onToggle: () => void;
  onOnly: () => void;
};

function StateRow({ name, style, isShown, onToggle, onOnly }: StateRowProps) {
  return (
    <div className="flex items-center gap-1 rounded pe-1 hover:bg-accent-soft">
      <label className="flex min-w-0 grow cursor-pointer items-center gap-1.5 px-1 py-1">
        <input checked={isShown} onChange={onToggle} type="checkbox" />
        <StateSwatch style={style} />
        <bdi className="truncate">{name}</bdi>
      </label>
      <OnlyButton name={name} onClick={onOnly} />
    </div>
  );
}

function OnlyButton({ name, onClick }: { name: string; onClick: () => void }) {
  const t = useTranslations("filters");
  return (
    <Button
      aria-label={t("onlyOf", { state: name })}
      className="shrink-0 px-1 text-sm"
      look="text"
      onClick={onClick}
    >
      {t("only")}
    </Button>
  );
}
