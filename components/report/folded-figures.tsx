"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { OtherStates, Shown } from "@/components/figures/shown-figures";
import { foldTable } from "@/lib/report/figures/fold-table";
import { pickMedian } from "@/lib/report/figures/pick-median";
import { chooseMinorStates, type StateOfRange } from "@/lib/report/states/minor-states";

/** Figures as table and chart show them: of many states the small ones may stand as one. */
export type SeenFigures<Some extends Shown> = { seen: Some; seenColumns: Some; others: OtherStates | null };

type FoldedFiguresProps<Some extends Shown> = {
  shown: Some;
  /** The same figures as the chart draws them. */
  columns: Some;
  legend: readonly StateOfRange[];
  children: (figures: SeenFigures<Some>) => ReactNode;
};

/** Of many states the small ones stand as one until a reader opens them. */
export function FoldedFigures<Some extends Shown>(props: FoldedFiguresProps<Some>): ReactNode {
  const { shown, columns, legend, children } = props;
  const t = useTranslations("legend");
  const [isOpen, onOpen] = useState(false);
  const { link, table } = shown;
  const others = useMemo(() => {
    const inLink = [...link.sort, ...link.columns, ...link.pinned];
    const belowZero = listNegative(table);
    const minor = chooseMinorStates(legend, inLink, (state) => belowZero.has(state));
    return minor.size === 0 ? null : { states: [...minor], isOpen, onOpen };
  }, [legend, link, table, isOpen]);
  const nameOf = useCallback((count: number) => t("othersName", { count }), [t]);
  const seen = useMemo(() => foldShown(shown, others, nameOf), [shown, others, nameOf]);
  const ofColumns = useMemo(
    () => (columns === shown ? null : foldShown(columns, others, nameOf)),
    [columns, shown, others, nameOf],
  );
  return children({ seen, seenColumns: ofColumns ?? seen, others });
}

function listNegative({ states, total, earlier }: Shown["table"]): Set<string> {
  const isNegative = (_: string, place: number) =>
    [total, earlier?.total].some((figures) => (figures?.negative?.[place] ?? 0) < 0);
  return new Set(states.filter(isNegative));
}

function foldShown<Some extends Shown>(
  shown: Some,
  others: OtherStates | null,
  nameOf: (count: number) => string,
): Some {
  if (others === null) return shown;
  const isFolded = (state: string) => !others.isOpen && others.states.includes(state);
  const table = foldTable(shown.table, isFolded);
  if (table === shown.table) return { ...shown, others };
  const { states } = shown.table;
  const told = states.flatMap((state, place) => (isFolded(state) ? [] : [shown.stateNames[place] ?? state]));
  return {
    ...shown,
    ...{ table, others, stateNames: [...told, nameOf(states.length - told.length)] },
    // Nobody knows the median of a sum from the medians of its parts.
    ...(shown.kind !== "agents" && {
      medians: shown.medians?.map((median) => median && pickMedian(median, states, table.states)) ?? null,
    }),
  };
}
