"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { useDialog } from "@/components/ui/use-dialog";
import { reportOptions } from "@/lib/browser/queries/report-query";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { useReportLink } from "@/lib/browser/use-report-link";
import type { TeamName } from "@/lib/report/team";
import { chosenOperation } from "@/lib/search/switch-operation";
import type { Choice } from "./choice";
import type { Desk } from "./desk";
import { listChoices } from "./listing";
import { optionId, PaletteList } from "./palette-list";
import { isPaletteKey } from "./shortcut";
import { useChoices } from "./use-choices";

type PaletteProps = { desk: Desk; onClose: () => void; onSay: (text: string) => void };

const noTeams: readonly TeamName[] = [];

/** One field that finds ranges, teams, people, states, pages and looks; Enter does the one marked. */
export function PaletteView({ desk, onClose, onSay }: PaletteProps) {
  const t = useTranslations("commands");
  const dialog = useDialog();
  const id = useId();
  const [query, setQuery] = useState("");
  const { link } = useReportLink();
  const { data } = useQuery({ ...reportOptions(link), enabled: desk.page !== "other" });
  const teams = useTeamsQuery(chosenOperation(link, desk.operations).id);
  const choices = useChoices(data, teams ?? noTeams, desk, onSay);
  const groups = useMemo(() => listChoices(choices, query), [choices, query]);
  const listed = groups.flatMap((group) => group.choices);
  const [marked, setMarked] = useState(0);
  const mark = Math.min(marked, listed.length - 1);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    void choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.nativeEvent.isComposing ? undefined : stepOf(event.key, mark, listed.length);
    if (step !== undefined) setMarked(step);
    else if (event.key === "Escape" || isPaletteKey(pressOf(event))) onClose();
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(listed[mark]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      aria-label={t("title")}
      className="palette"
      onClick={(event) => event.target === dialog.current && onClose()}
      onClose={onClose}
      onKeyDown={onKeyDown}
      ref={dialog}
    >
      <div className="palette-field">
        <Icon name="search" />
        <input
          aria-activedescendant={listed.length > 0 ? optionId(id, mark) : undefined}
          aria-autocomplete="list"
          aria-controls={id}
          aria-expanded={listed.length > 0}
          aria-label={t("title")}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
          }}
          placeholder={t("placeholder")}
          role="combobox"
          spellCheck={false}
          type="text"
          value={query}
        />
        <button aria-label={t("close")} className="control-button px-2" onClick={onClose} type="button">
          <Icon name="close" />
        </button>
      </div>
      <PaletteList groups={groups} id={id} marked={mark} onChoose={choose} />
      <p className="palette-foot" role="status">
        {listed.length === 0
          ? t("nothing", { query })
          : query.trim() === ""
            ? t("hint", { agents: data?.agents.length ?? 0 })
            : t("found", { count: listed.length })}
      </p>
    </dialog>
  );
}

const pageSteps = 8;

function stepOf(key: string, marked: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const steps: Record<string, number> = {
    ArrowDown: (marked + 1) % count,
    ArrowUp: (marked - 1 + count) % count,
    PageDown: Math.min(count - 1, marked + pageSteps),
    PageUp: Math.max(0, marked - pageSteps),
  };
  return steps[key];
}

function pressOf({ key, altKey, ctrlKey, metaKey, shiftKey, repeat }: KeyboardEvent) {
  return { key, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing: false, isAltGraph: false };
}
