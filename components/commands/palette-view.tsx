"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffectEvent, useId, useLayoutEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Dialog } from "@/components/ui/modal";
import { reportOptions } from "@/lib/browser/queries/figures-query";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { viewsOptions } from "@/lib/browser/queries/views-query";
import { useReportLink } from "@/lib/browser/use-report-link";
import type { SavedView } from "@/lib/report/answers/saved-view";
import type { TeamName } from "@/lib/report/team";
import { chosenOperation } from "@/lib/search/switch-operation";
import type { Choice } from "./choice";
import { listChoices } from "./listing";
import { optionId, PaletteList } from "./palette-list";
import { isPaletteKey } from "./shortcut";
import { useChoices } from "./use-choices";
import type { CommandContext } from "./use-command-context";

type PaletteProps = { context: CommandContext; onClose: () => void; onSay: (text: string) => void };

const noTeams: readonly TeamName[] = [];
const noViews: readonly SavedView[] = [];

/** One field that finds ranges, teams, people, states, pages and looks; Enter does the one marked. */
export function PaletteView({ context, onClose, onSay }: PaletteProps) {
  const t = useTranslations("commands");
  const id = useId();
  const [query, setQuery] = useState("");
  const { link } = useReportLink();
  const { data } = useQuery({ ...reportOptions(link), enabled: context.page !== "other" });
  const teams = useTeamsQuery(chosenOperation(link, context.operations).id);
  const { data: saved } = useQuery(viewsOptions);
  const choices = useChoices(data, teams ?? noTeams, saved?.views ?? noViews, context, onSay);
  const { groups, isNear } = useMemo(() => listChoices(choices, query), [choices, query]);
  const listed = groups.flatMap((group) => group.choices);
  const [marked, setMarked] = useState(0);
  const mark = Math.min(marked, listed.length - 1);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    void choice.run();
  };
  const takeTyped = useEffectEvent(() => {
    const { text = "", isSent = false } = window.typedAhead?.take() ?? {};
    if (text !== "") setQuery(text);
    if (!isSent) return;
    const sent = listChoices(choices, text);
    // Nobody has seen what is only near.
    if (!sent.isNear) choose(sent.groups[0]?.choices[0]);
  });
  // After the dialogue's own, which gives the field the focus, and before the next key.
  useLayoutEffect(() => takeTyped(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.nativeEvent.isComposing ? undefined : stepOf(event.key, mark, listed.length);
    if (step !== undefined) setMarked(step);
    else if (event.key === "Escape" || isPaletteKey(event)) onClose();
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(listed[mark]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      aria-label={t("title")}
      className="mx-auto mt-[min(12vh,96px)] max-h-[min(560px,76dvh)] w-[min(560px,calc(100vw-24px))] grid-cols-1 grid-rows-[auto_minmax(0,1fr)_auto] print:hidden"
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className="-order-2 flex items-center gap-2.5 border-line border-b py-2 ps-4 pe-2 has-[input:focus-visible]:shadow-[inset_0_-2px_var(--accent)]">
        <Icon name="search" />
        <input
          aria-activedescendant={listed.length > 0 ? optionId(id, mark) : undefined}
          aria-autocomplete="list"
          aria-controls={id}
          aria-expanded={listed.length > 0}
          aria-label={t("title")}
          autoComplete="off"
          className="h-8 min-w-0 grow text-lg outline-none"
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
        <Button aria-label={t("close")} look="bareIcon" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <PaletteList groups={groups} id={id} marked={mark} onChoose={choose} />
      <p
        className={`border-line px-4 py-2 [overflow-wrap:anywhere] ${isNear ? "-order-1 border-b" : "border-t text-muted text-sm"}`}
        role="status"
      >
        {describeFound()}
      </p>
    </Dialog>
  );

  function describeFound(): string {
    if (isNear) return t("near", { query });
    if (listed.length === 0) return t("nothing", { query });
    return query.trim() === ""
      ? t("hint", { agents: data?.agents.length ?? 0 })
      : t("found", { count: listed.length });
  }
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
