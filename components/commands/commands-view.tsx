"use client";

import { useCallback, useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { late } from "@/components/ui/late";
import { useLoading } from "@/components/ui/on-approach";
import { showPanel, usePanel } from "@/lib/browser/use-panel";
import type { LinkShortcut } from "./shortcut";
import { useCommandContext } from "./use-command-context";
import { useCommandKeys } from "./use-command-keys";

const loadPalette = () => import("./palette-view").then((module) => module.PaletteView);
const loadRare = () => import("./rare-panel").then((module) => module.RarePanel);
const loadRunner = () => import("./run-shortcut").then((module) => module.runShortcut);
// Before the first key is likely to be pressed.
const loadAll = () => Promise.all([loadRunner(), loadPalette(), loadRare()]);

const Palette = late(loadPalette, { onServer: false });
const RarePanel = late(loadRare, { onServer: false });

const shownMs = 4_000;
const close = () => showPanel(null);

/** Everything that can be done without looking for its button: keys, and the palette. */
export function CommandsView() {
  const context = useCommandContext();
  const t = useTranslations();
  const locale = useLocale();
  const panel = usePanel();
  const { said, say } = useSaid();
  useLoading(loadAll);
  const run = useCallback(
    async (name: LinkShortcut) => {
      const runShortcut = await loadRunner().catch(() => null);
      say(runShortcut ? await runShortcut(name, context, { t, locale }) : t("offline.unreachable"));
    },
    [context, locale, say, t],
  );
  useCommandKeys(run);
  return (
    <>
      <p
        className="-translate-x-1/2 pointer-events-none fixed bottom-6 left-1/2 z-45 max-w-[calc(100vw-32px)] rounded bg-ink px-3.5 py-1.5 font-medium text-card first-letter:uppercase empty:p-0 print:hidden forced-colors:not-empty:border"
        role="status"
      >
        {said}
      </p>
      {panel === "palette" && <Palette context={context} onClose={close} onSay={say} />}
      {panel && panel !== "palette" && panel !== "origin" && (
        <RarePanel {...{ panel, context }} onClose={close} />
      )}
    </>
  );
}

/** What was done last, in words, for four seconds. */
function useSaid(): { said: string; say: (text: string) => void } {
  const [said, setSaid] = useState({ text: "" });
  const say = useCallback((text: string) => setSaid({ text }), []);
  useEffect(() => {
    if (said.text === "") return;
    const timer = setTimeout(() => setSaid({ text: "" }), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return { said: said.text, say };
}
