"use client";

import { type MouseEvent, useState } from "react";
import { isPlainClick } from "@/components/ui/page-link";
import type { FigureRow } from "@/lib/report/figures/figure-table";

type OpenRow = {
  /** Null = none; undefined where the figures stand beside their rows. */
  openRow: number | null | undefined;
  close: () => void;
  onClickCapture: ((event: MouseEvent) => void) | undefined;
};

/** On a phone: which row's figures stand below it. A first tap on a row opens them, a second one follows the row's link. */
export function useOpenRow(rows: readonly FigureRow<unknown>[], isWide: boolean): OpenRow {
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  if (isWide) return { openRow: undefined, close, onClickCapture: undefined };
  const place = open === null ? -1 : rows.findIndex(({ key }) => key === open);
  const openRow = place < 0 ? null : place;
  const onClickCapture = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    // A bar's segment lies outside its row.
    const cell = target?.closest(".row-detail") ? null : target?.closest("tbody [data-cell]");
    const index = Number(cell?.getAttribute("data-cell")?.split(":")[0]);
    const row = cell ? rows[index] : undefined;
    // A row without figures has nothing to open.
    if (!row || row.gap !== null || !isPlainClick(event)) return;
    const link = event.currentTarget.querySelector<HTMLElement>(`tr[data-row="${index}"] a[href]`);
    if (openRow === index && link && link.contains(target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (openRow !== index) return setOpen(row.key);
    if (link) link.click();
    else close();
  };
  return { openRow, close, onClickCapture };
}
