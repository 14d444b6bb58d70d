"use client";

import { late } from "@/components/ui/late";
import type { Panel } from "@/lib/browser/use-panel";
import { CopySheet } from "./copy-sheet";
import { KeySheet } from "./key-sheet";
import type { CommandContext } from "./use-command-context";

// Calendar and time fields weigh more than all others together.
const RangeSheet = late(() => import("./range-sheet").then((module) => module.RangeSheet), {
  onServer: false,
});

const SupposeSheet = late(
  () => import("@/components/filters/suppose-sheet-view").then((module) => module.SupposeSheetView),
  { onServer: false },
);

type RarePanelProps = {
  panel: Exclude<Panel, "palette" | "origin">;
  context: CommandContext;
  onClose: () => void;
};

/** The panels that few readers open: one piece of code that comes after the page. */
export function RarePanel({ panel, context, onClose }: RarePanelProps) {
  if (panel === "keys") return <KeySheet onClose={onClose} />;
  if (panel === "copy") return <CopySheet onClose={onClose} />;
  if (panel === "suppose") return <SupposeSheet onClose={onClose} />;
  return <RangeSheet asked={panel} context={context} onClose={onClose} />;
}
