"use client";

import {
  type ComponentProps,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { DayStrip, StripHours } from "@/components/chart/day-strip";
import { cutIntoChunks } from "@/components/table/table-layout";
import { useNearView } from "@/components/table/use-near-view";
import { usePrinting } from "@/components/table/use-printing";
import { PageLink } from "@/components/ui/page-link";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { nameAgent } from "@/lib/report/figures/agent-table";
import { formatHm } from "@/lib/report/figures/duration";
import { countSlots, type Strip } from "@/lib/report/timeline/strip";

export type DayAgent = TimelineAnswer["agents"][number];

/** A cell by the places of its agent and of its slot. */
type Place = { row: number; slot: number };

type DayGridProps = {
  answer: TimelineAnswer;
  strip: Strip;
  caption: string;
  timeOf: (instantMs: number) => string;
  /** Where an agent's name leads; null where there is no such page. */
  hrefOf: (agent: DayAgent) => string | null;
  /** What a cell tells, in one sentence. */
  sayCell: (agent: DayAgent, slot: number) => string;
  /** Opens where a cell comes from: the chosen one was pressed. */
  onOpen: (agent: DayAgent, slot: number) => void;
  /** The same for the eye, of the cell that was chosen or is pointed at. */
  children: (agent: DayAgent, slot: number) => ReactNode;
};

const chunksAtStart = 4;
const pageRows = 10;

/**
 * Agents down, the day across. Its cells are one stop of the Tab key, and arrow keys go from one to the next; rows far from
 * the view are not drawn.
 */
export function DayGrid(props: DayGridProps) {
  const { answer, strip, caption, timeOf, hrefOf, sayCell, onOpen, children } = props;
  const t = useTranslations("day");
  const { agents } = answer;
  const slots = countSlots(strip);
  const table = useRef<HTMLTableElement>(null);
  const isMoved = useRef(false);
  const [chosen, setChosen] = useState<Place | null>(null);
  const [pointed, setPointed] = useState<Place | null>(null);
  const isPrinting = usePrinting();
  const chunks = useMemo(() => cutIntoChunks(agents, -1), [agents]);
  // Another step or another day has other places.
  const inside = (place: Place | null) =>
    place && place.row < agents.length && place.slot < slots ? place : null;
  const current = inside(chosen) ?? { row: 0, slot: 0 };
  const told = inside(pointed) ?? inside(chosen);
  const agent = told && agents[told.row];

  useEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    const cell = table.current?.querySelector<HTMLElement>("[data-current]");
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest" });
  });

  function press(event: KeyboardEvent) {
    if (event.altKey || event.metaKey || !(event.target instanceof Element)) return;
    if (!event.target.closest("[data-current]")) return;
    const next = move(event, current, { rows: agents.length, slots });
    if (next === null) return;
    event.preventDefault();
    isMoved.current = true;
    setPointed(null);
    setChosen(next);
  }

  function placeAt(event: Pick<PointerEvent, "target" | "clientX">): Place | null {
    const box = event.target instanceof Element ? event.target.closest("[data-strip]") : null;
    if (!box) return null;
    const { left, width } = box.getBoundingClientRect();
    const slot = Math.floor(((event.clientX - left) / width) * slots);
    return { row: Number(box.getAttribute("data-strip")), slot: Math.max(0, Math.min(slots - 1, slot)) };
  }

  return (
    <>
      <table
        aria-rowcount={agents.length + 1}
        className="w-full table-fixed [--row:28px] max-sm:[--row:46px]"
        onClick={(event) => {
          const place = placeAt(event);
          if (place === null) return;
          // Enter presses the cell that has the focus, wherever the pointer is.
          const isPressedAgain = event.detail === 0 || (chosen !== null && isSame(place, chosen));
          const pressed = agents[current.row];
          if (isPressedAgain) return pressed && onOpen(pressed, current.slot);
          isMoved.current = true;
          setChosen(place);
        }}
        onKeyDown={press}
        onPointerLeave={() => setPointed(null)}
        onPointerMove={(event) => {
          const place = event.pointerType === "mouse" ? placeAt(event) : null;
          if (place?.row !== pointed?.row || place?.slot !== pointed?.slot) setPointed(place);
        }}
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys go from cell to cell
        role="grid"
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-muted text-sm [&>th]:sticky [&>th]:top-0 [&>th]:z-3 [&>th]:border-line [&>th]:border-b [&>th]:bg-card [&>th]:py-1 [&>th]:font-normal print:[&>th]:static">
            <th className="w-52 ps-4 pe-2 text-start max-sm:w-28" scope="col">
              {t("agent")}
            </th>
            <th scope="col">
              <span className="sr-only">{caption}</span>
              <StripHours most={24} strip={strip} timeOf={timeOf} />
            </th>
            <th className="w-24 ps-2 pe-4 text-end max-sm:w-4 max-sm:overflow-hidden max-sm:p-0" scope="col">
              <span className="max-sm:sr-only">{t("time")}</span>
            </th>
          </tr>
        </thead>
        {chunks.map(({ rows, start }, place) => {
          const slotIn = (one: Place | null) =>
            one && one.row >= start && one.row < start + rows.length ? one : null;
          return (
            <GridChunk
              {...{ answer, rows, sayCell, slots, start, strip, hrefOf }}
              current={slotIn(current)}
              isChosen={chosen !== null}
              isDrawn={isPrinting}
              key={start}
              pointed={slotIn(inside(pointed))}
              startsNear={place < chunksAtStart}
            />
          );
        })}
      </table>
      <div
        aria-hidden="true"
        className="sticky bottom-0 z-3 -mt-px h-28 overflow-y-auto rounded-b-lg border-line border-t bg-card px-4 py-2.5 max-sm:h-40 print:hidden"
      >
        {agent ? children(agent, told.slot) : <p className="text-muted">{t("choose")}</p>}
      </div>
    </>
  );
}

function isSame(one: Place, other: Place): boolean {
  return one.row === other.row && one.slot === other.slot;
}

function move(event: KeyboardEvent, { row, slot }: Place, { rows, slots }: { rows: number; slots: number }) {
  const last = { row: rows - 1, slot: slots - 1 };
  const moves: Record<string, Place> = {
    ArrowRight: { row, slot: slot + 1 },
    ArrowLeft: { row, slot: slot - 1 },
    ArrowDown: { row: row + 1, slot },
    ArrowUp: { row: row - 1, slot },
    PageDown: { row: row + pageRows, slot },
    PageUp: { row: row - pageRows, slot },
    Home: { row: event.ctrlKey ? 0 : row, slot: 0 },
    End: { row: event.ctrlKey ? last.row : row, slot: last.slot },
  };
  const next = moves[event.key];
  if (!next) return null;
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return { row: within(next.row, last.row), slot: within(next.slot, last.slot) };
}

type GridChunkProps = Pick<DayGridProps, "answer" | "strip" | "hrefOf" | "sayCell"> & {
  rows: readonly DayAgent[];
  start: number;
  slots: number;
  current: Place | null;
  isChosen: boolean;
  pointed: Place | null;
  startsNear: boolean;
  isDrawn: boolean;
};

/** Some rows. Far from the view they are a box of the same height that holds their names: the browser finds them there. */
const GridChunk = memo(function GridChunk(props: GridChunkProps) {
  const { rows, start, current, isChosen, pointed, startsNear, isDrawn, ...shared } = props;
  const ref = useRef<HTMLTableSectionElement>(null);
  // The first ones stay: most teams have no more rows than these.
  const isNear = useNearView(ref, startsNear) || startsNear || isDrawn || (isChosen && current !== null);
  return (
    <tbody ref={ref}>
      {isNear ? (
        rows.map((agent, place) => (
          <GridRow
            {...shared}
            agent={agent}
            current={current?.row === start + place ? current.slot : null}
            key={agent.id || agent.name}
            pointed={pointed?.row === start + place ? pointed.slot : null}
            row={start + place}
          />
        ))
      ) : (
        <tr>
          <td className="overflow-hidden p-0" colSpan={3}>
            <div
              className="whitespace-pre ps-4 text-transparent leading-(--row)"
              style={{ height: `calc(var(--row) * ${rows.length})` }}
            >
              {rows.map(nameAgent).join("\n")}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
});

type GridRowProps = Pick<GridChunkProps, "answer" | "strip" | "hrefOf" | "sayCell" | "slots"> & {
  agent: DayAgent;
  row: number;
  current: number | null;
  pointed: number | null;
};

const GridRow = memo(function GridRow(props: GridRowProps) {
  const { agent, row, answer, strip, slots, hrefOf, sayCell, current, pointed } = props;
  const href = hrefOf(agent);
  const name = <bdi>{nameAgent(agent)}</bdi>;
  const total = formatHm(agent.gains.reduce((sum, [, , seconds]) => sum + seconds, 0));
  const strips = useMemo(
    () => <DayStrip agent={agent} answer={answer} className="h-5 max-sm:h-8" label={null} strip={strip} />,
    [agent, answer, strip],
  );
  const placed = (slot: number) => ({ left: `${(100 * slot) / slots}%`, width: `${100 / slots}%` });
  return (
    <tr
      aria-rowindex={row + 2}
      className="h-(--row) border-line border-b hover:bg-accent-soft/50 print:break-inside-avoid"
    >
      <th className="overflow-hidden ps-4 pe-2 text-start font-normal" scope="row">
        <span className="block truncate">
          {href ? (
            <PageLink className="hover:underline" href={href} tabIndex={-1}>
              {name}
            </PageLink>
          ) : (
            name
          )}
        </span>
        <span className="block text-muted text-sm tabular-nums sm:hidden">{total}</span>
      </th>
      <td className="p-0">
        <span className="relative block cursor-pointer" data-strip={row}>
          {strips}
          {pointed !== null && pointed !== current && (
            <span className="absolute inset-y-0 rounded-sm ring-2 ring-control" style={placed(pointed)} />
          )}
          {current !== null && (
            <CellButton
              aria-haspopup="dialog"
              aria-label={sayCell(agent, current)}
              className="absolute inset-y-0 rounded-sm focus-visible:outline-2 focus:ring-2 focus:ring-accent"
              data-current
              key={current}
              style={placed(current)}
            />
          )}
        </span>
      </td>
      <td className="ps-2 pe-4 text-end tabular-nums max-sm:p-0">
        <span className="max-sm:hidden">{total}</span>
      </td>
    </tr>
  );
});

/** The cell that has the focus, or will have it. */
function CellButton(props: ComponentProps<"button">) {
  return <button type="button" {...props} />;
}
