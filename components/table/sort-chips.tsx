import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { OtherStates } from "@/components/figures/shown-figures";
import { StateSwatch } from "@/components/figures/state-swatch";
import { keepInView } from "@/components/ui/segmented";
import type { DrawnTable } from "./drawn-table";
import { type Heading, listHeadings, type Sort, SortMark, sortOf, useHeadWords } from "./table-head";

/** The heads of the columns where a phone has no room for them: each orders the rows, and tells its colour. */
export function SortChips({ drawn, sort }: { drawn: DrawnTable; sort: NonNullable<Sort> }) {
  const t = useTranslations();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order presses another chip
  useEffect(
    () => keepInView(list.current?.parentElement ?? null, list.current?.querySelector("[aria-pressed=true]")),
    [sort.keys],
  );
  const [name, ...others] = listHeadings(drawn, useHeadWords(drawn));
  // What a phone shows first is the total; the name is asked for last.
  const total = others.filter(({ target }) => target?.by === "total");
  const rest = others.filter(({ target }) => target?.by !== "total");
  return (
    <ul aria-label={t("table.sortBy")} className="flex gap-1.5" ref={list}>
      {[...total, ...rest, ...(name ? [name] : [])].map((heading) => (
        <li className="flex" key={heading.key}>
          <SortChip heading={heading} others={drawn.others} sort={sort} />
        </li>
      ))}
      {drawn.others?.isOpen && (
        <li className="flex">
          <OthersChip label={t("legend.fewer")} others={drawn.others} />
        </li>
      )}
    </ul>
  );
}

const chipClass =
  "flex h-8 items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-card px-3 font-medium text-sm";

/** Tells the states that stand together, or puts them together again. */
function OthersChip({ label, others }: { label: string; others: OtherStates }) {
  return (
    <button
      aria-expanded={others.isOpen}
      className={`${chipClass} text-accent`}
      onClick={() => others.onOpen(!others.isOpen)}
      type="button"
    >
      {label}
    </button>
  );
}

type SortChipProps = { heading: Heading; sort: NonNullable<Sort>; others: OtherStates | null };

function SortChip({ heading, sort, others }: SortChipProps) {
  const { label, target, style, isOfOthers } = heading;
  if (isOfOthers && others) return <OthersChip label={label} others={others} />;
  const { direction, mark } = sortOf(sort, target);
  if (target === null) return null;
  return (
    <button
      aria-pressed={direction !== null}
      className={`${chipClass} aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent`}
      onClick={(event) => sort.onSort(target, event.shiftKey)}
      type="button"
    >
      {style && <StateSwatch style={style} />}
      <bdi>{label}</bdi>
      <SortMark direction={direction} mark={mark} />
    </button>
  );
}
