import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isPlainClick } from "@/components/ui/page-link";
import { ApiError } from "@/lib/browser/api";
import { saveSettingsPart, settingsOptions } from "@/lib/browser/queries/settings-query";
import type { SettingsWords } from "@/lib/report/answers/operation-settings";
import { rebaseList } from "@/lib/report/answers/rebase-list";
import { leadsAway } from "./leads-away";
import { saySettingsFault } from "./say-settings-fault";
import { SettingsHistoryView } from "./settings-history-view";

/** A list of the settings document, and what tells its items apart. */
export type SettingsPart<Item> = {
  read: (settings: SettingsWords) => readonly Item[];
  write: (items: readonly Item[]) => Partial<SettingsWords>;
  keyOf: (item: Item) => string;
};

/** What a page saves besides the document, once that is saved. */
export type MoreToSave = {
  isChanged: boolean;
  /** Words about what could not be saved; null = all was. */
  save: () => Promise<string | null>;
  discard: () => void;
};

type SettingsFormProps<Item> = {
  operation: { id: string; timeZone: string };
  part: SettingsPart<Item>;
  saved: readonly Item[];
  more?: MoreToSave;
  children: (items: readonly Item[], change: (items: readonly Item[]) => void) => ReactNode;
};

type Said = { tone: "note" | "failure"; text: string } | null;

/**
 * A list of the settings with the buttons that save and discard, and the history below. What somebody else has saved
 * meanwhile stands below one's own changes, which are to be saved once more.
 */
export function SettingsFormView<Item>({ operation, part, saved, more, children }: SettingsFormProps<Item>) {
  const t = useTranslations();
  const client = useQueryClient();
  const router = useRouter();
  // What was changed here, and the items on which that was begun.
  const [draft, setDraft] = useState<{ base: readonly Item[]; items: readonly Item[] } | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const [isBusy, setBusy] = useState(false);
  const items = draft?.items ?? saved;
  const isEdited = draft !== null && JSON.stringify(draft.items) !== JSON.stringify(draft.base);
  const isChanged = isEdited || more?.isChanged === true;
  useWarnedLeave(isChanged, t("states.leaveSurely"));
  const change = (changed: readonly Item[]) => {
    setSaid(null);
    setDraft({ base: draft?.base ?? saved, items: changed });
  };

  async function save(): Promise<void> {
    setBusy(true);
    try {
      if (isEdited) await saveSettingsPart(client, operation.id, part.write(items));
      setDraft(null);
      const fault = (await more?.save()) ?? null;
      setSaid(fault === null ? { tone: "note", text: t("states.saved") } : { tone: "failure", text: fault });
      router.refresh();
    } catch (error) {
      await explain(error).catch(refuse);
    } finally {
      setBusy(false);
    }
  }

  function refuse(error: unknown): void {
    setSaid({ tone: "failure", text: saySettingsFault(t, error) });
  }

  async function explain(error: unknown): Promise<void> {
    if (!(error instanceof ApiError && error.code === "conflict")) return refuse(error);
    const theirs = part.read(await client.fetchQuery({ ...settingsOptions(operation.id), staleTime: 0 }));
    setDraft({ base: theirs, items: rebaseList(draft?.base ?? saved, items, theirs, part.keyOf) });
    setSaid({ tone: "note", text: t("states.conflict") });
  }

  return (
    <>
      <form
        className="grid min-w-0 gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {children(items, change)}
        <div aria-live="polite" className="grid gap-1.5 empty:hidden">
          {said && <Notice tone={said.tone}>{said.text}</Notice>}
        </div>
        <div
          className={`flex flex-wrap items-center gap-3 bg-page py-2 ${isChanged ? "sticky bottom-0 z-1" : ""}`}
        >
          <Button disabled={!isChanged || isBusy} look="main" type="submit">
            {t("states.save")}
          </Button>
          {isChanged && (
            <>
              <Button
                disabled={isBusy}
                onClick={() => {
                  setDraft(null);
                  more?.discard();
                }}
              >
                {t("states.discard")}
              </Button>
              <span className="text-muted">{t("states.unsaved")}</span>
            </>
          )}
        </div>
      </form>
      <SettingsHistoryView
        isBlocked={isChanged}
        onReplaced={() => {
          setDraft(null);
          setSaid(null);
        }}
        operation={operation}
      />
    </>
  );
}

/** Asks before a page with changes is left: the browser for other sites and tabs that close, we for our own pages. */
function useWarnedLeave(isChanged: boolean, question: string): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const ask = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || !isPlainClick(event) || !leadsAway(link, window.location)) return;
      // Whoever has said yes is not asked by the browser too.
      if (window.confirm(question)) return window.removeEventListener("beforeunload", warn);
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", ask, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", ask, { capture: true });
    };
  }, [isChanged, question]);
}
