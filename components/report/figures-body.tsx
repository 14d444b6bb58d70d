"use client";

import {
  type ComponentProps,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import type { PictureSubject } from "@/components/chart/picture/use-chart-picture";
import { type LegendEntry, StateLegend } from "@/components/chart/state-legend";
import { type Shown, tracedCell } from "@/components/figures/shown-figures";
import type { DrawnTable } from "@/components/table/drawn-table";
import { FigureTable } from "@/components/table/figure-table";
import { SortChips } from "@/components/table/sort-chips";
import type { NameColumn } from "@/components/table/table-columns";
import type { Sort } from "@/components/table/table-head";
import { layoutFor, type TableLayout } from "@/components/table/table-layout";
import { TableOptions } from "@/components/table/table-options";
import { UnitSwitch } from "@/components/table/unit-switch";
import { loadTableText } from "@/components/table/use-cell-events";
import { useColumnName } from "@/components/table/use-column-name";
import { late } from "@/components/ui/late";
import { Stack } from "@/components/ui/page";
import { useIsPictureWanted } from "@/lib/browser/download/offered-picture";
import { offeredTable } from "@/lib/browser/download/offered-table";
import { useSite } from "@/lib/browser/site";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { isPhone } from "@/lib/browser/use-view-width";
import { spellTargets } from "@/lib/report/columns/columns";
import { mostTold } from "@/lib/report/states/fold-states";
import { reorder } from "@/lib/search/reorder";
import type { ReportLink } from "@/lib/search/report-link";
import type { SeenFigures } from "./folded-figures";
import { ReportSkeleton } from "./report-skeleton";

/** Where figures come from: its code comes with the first question. */
export const ProvenanceView = late(
  () => import("./trace/provenance-view").then((module) => module.ProvenanceView),
  { onServer: false },
);

const FigureProvenance = late(
  () => import("./trace/figure-provenance").then((module) => module.FigureProvenance),
  { onServer: false },
);

// Few operations have allowances at first.
// A choice that is made before anybody hears it would be lost: only the browser draws it.
const OverChoice = late(
  () => import("@/components/filters/over-choice").then((module) => module.OverChoice),
  { onServer: false },
);

const OneSidedLine = late(() => import("./one-sided-line").then((module) => module.OneSidedLine), {
  isAside: true,
});

/** What hover and focus say of the figures; it arrives after them. */
const FiguresTooltip = late(
  () => import("@/components/figures/cell-tooltip").then((module) => module.FiguresTooltip),
  { onServer: false, isAside: true },
);

/** What every body of figures is given, whatever it shows of them. */
export type FiguresProps = {
  link: ReportLink;
  rangeText: string;
  /** Newer figures are on their way: these stay, dimmed. */
  isOld: boolean;
  /** Of the page. */
  viewWidth: number;
  /** What a picture of the chart is of; null where there is none. */
  picture: PictureSubject | null;
  onChange: ChangeLink;
};

type FiguresParts<Some extends Shown> = {
  layout: TableLayout;
  /** As the chart draws them, with the small states of many as one. */
  columns: Some;
  /** The states with their totals, and how they are read; on a phone what the rows are ordered by. */
  head: ReactNode;
  table: ReactNode;
};

type FiguresBodyProps<Some extends Shown> = Omit<FiguresProps, "picture" | "link"> & {
  shown: Some;
  /** The same figures as the chart draws them. */
  columns: Some;
  dayCount: number;
  /** Lays out the table, the same function while its figures are the same. */
  draw: (shown: Some, layout: TableLayout, nameOf: NameColumn) => DrawnTable;
  legend: readonly LegendEntry[];
  /** No day of the range is lacking. */
  isWhole: boolean;
  tiles: ReactNode;
  /** Offers the chart as a picture; null where there is none. */
  pictureOffer: ReactNode;
  /** Of whom a traced figure is, where that is not the link's choice. */
  narrow?: (link: ReportLink) => ReportLink;
  children: (parts: FiguresParts<Some>) => ReactNode;
};

// Few operations have so many states.
const LateFigures = late(() => import("./folded-figures").then((module) => module.FoldedFigures), {
  waiting: <ReportSkeleton progress={undefined} />,
});

// What comes late is that very component: `late` only forgets that it gives back the kind of figures that it was given.
const FoldedFigures: typeof import("./folded-figures").FoldedFigures = (props) => (
  <LateFigures {...(props as unknown as ComponentProps<typeof LateFigures>)} />
);

/** Figures, dimmed while newer ones are on their way; what is said of a chosen one, and where it comes from. */
export function FiguresBody<Some extends Shown>(props: FiguresBodyProps<Some>) {
  const { shown, columns, legend } = props;
  if (legend.length <= mostTold)
    return <SeenBody {...props} others={null} seen={shown} seenColumns={columns} />;
  return (
    <FoldedFigures columns={columns} legend={legend} shown={shown}>
      {(figures) => <SeenBody {...props} {...figures} />}
    </FoldedFigures>
  );
}

function SeenBody<Some extends Shown>(props: FiguresBodyProps<Some> & SeenFigures<Some>) {
  const { rangeText, isOld, viewWidth, onChange } = props;
  const { shown, dayCount, draw, legend, isWhole, tiles, pictureOffer, narrow, children } = props;
  const { seen, seenColumns, others } = props;
  const { kind, unit, locale } = shown;
  const t = useTranslations();
  const [trace, setTrace] = useState<{ cell: string; shown: Shown } | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutFor(viewWidth), [viewWidth]);
  const nameOf = useColumnName(shown.table.allowances);
  const { isShared = false } = useSite();
  const isPictureWanted = useIsPictureWanted();
  const drawn = useMemo(() => draw(seen, layout, nameOf), [draw, seen, layout, nameOf]);
  const drawWhole = useCallback(() => draw(shown, layout, nameOf), [draw, shown, layout, nameOf]);
  useEffect(() => {
    offeredTable.set(async () => (await loadTableText()).buildTableText(drawWhole(), t));
    return () => offeredTable.set(null);
  }, [drawWhole, t]);
  const caption = kind === "agents" ? "table.caption" : (`days.caption-${kind}` as const);
  const sort: Sort =
    kind === "agents"
      ? {
          keys: shown.link.sort,
          onSort: (target, keepsOthers) =>
            onChange(({ sort }) => ({
              sort: reorder(spellTargets(sort, shown.table.states), target, keepsOthers),
            })),
        }
      : null;
  const states = (
    <StateLegend
      entries={legend}
      locale={locale}
      onChange={onChange}
      others={others}
      unit={unit}
      whole={shown.table.total.wholeTotal}
    />
  );
  const units = (
    <UnitSwitch
      onChoose={(chosen) => onChange({ unit: chosen })}
      unit={unit}
      wholeName={kind === "agents" ? "percentName" : "percentNameTime"}
    />
  );
  const { allowances } = shown.table;
  // A page of one agent has nobody to choose from.
  const overs = !narrow && (allowances || shown.link.over !== null) && (
    <span className="inline-flex min-h-8 min-w-40 shrink-0 max-sm:min-w-47.5">
      <OverChoice allowances={allowances ?? []} onChange={onChange} over={shown.link.over} />
    </span>
  );
  const isNarrow = isPhone(viewWidth);
  // Its place is kept while the other period is on its way. On a phone it would be several lines above the first row.
  const oneSided = shown.isCompared && (
    <p className="min-h-5 text-muted">
      <OneSidedLine isWhole={isWhole} shown={shown} />
    </p>
  );
  const head = isNarrow ? (
    <div className="flex items-center gap-1.5 overflow-x-auto border-line border-b px-4 py-1.5 [scrollbar-width:none] print:hidden">
      <TableOptions {...{ dayCount, drawWhole, onChange, units }} isNarrow />
      {overs}
      {sort ? <SortChips drawn={drawn} sort={sort} /> : states}
    </div>
  ) : (
    // The width of the switches is kept: no state moves when they arrive after them.
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(340px,auto)] items-start gap-x-6 border-line border-b px-4 py-2 in-data-[display=tv]:grid-cols-1">
      <div className="min-w-0">{states}</div>
      <div className="flex items-center justify-end gap-1.5 in-data-[display=tv]:hidden">
        {overs}
        <TableOptions {...{ dayCount, drawWhole, onChange }} isNarrow={false} />
        {units}
      </div>
    </div>
  );
  const table = (
    <FigureTable
      caption={t(caption, { range: rangeText })}
      drawn={drawn}
      onTrace={(cell) => setTrace(!isShared && tracedCell.test(cell) ? { cell, shown: seen } : null)}
      sort={sort}
    />
  );
  return (
    <Stack
      aria-busy={isOld}
      className={`**:data-origin:cursor-pointer motion-safe:transition-opacity motion-safe:duration-120 ${isOld ? "opacity-50" : ""}`}
      isWide
      ref={body}
    >
      {tiles}
      {!isNarrow && oneSided}
      {children({ layout, columns: seenColumns, head, table })}
      {isNarrow && oneSided}
      <FiguresTooltip columns={seenColumns} rows={seen} scroller={body} />
      {isPictureWanted && pictureOffer}
      {trace && (
        <FigureProvenance {...{ ...trace, rangeText, narrow, onChange }} onClose={() => setTrace(null)} />
      )}
    </Stack>
  );
}
