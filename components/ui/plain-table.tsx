import type { ComponentProps } from "react";

const rooms = {
  card: "[--edge:16px] [--gap:12px] [--rise:6px]",
  modal: "[--edge:20px] [--gap:12px] [--rise:6px]",
  dense: "[--edge:16px] [--gap:6px] [--rise:4px] max-sm:text-sm/5 max-sm:[--gap:3px]",
} as const;

const lines = "[&_tbody_tr+tr>*]:border-line [&_tbody_tr+tr>*]:border-t";
const foot = "[&_tfoot_tr>*]:font-semibold [&_tfoot_tr>*]:shadow-[inset_0_1px_var(--line)]";

type PlainTableProps = ComponentProps<"table"> & {
  room?: keyof typeof rooms;
  /** Whether its words may take several lines. */
  wraps?: boolean;
  heads: readonly Head[];
};

/** What a column is called. */
type Head = { title: string; side?: keyof typeof sides; className?: string };

/** A table of words and figures that is read from top to bottom. */
export function PlainTable(props: PlainTableProps) {
  const { room = "card", wraps = false, className = "", heads, children, ...rest } = props;
  const words = wraps ? "" : "whitespace-nowrap";
  return (
    <table className={`w-full ${words} tabular-nums ${rooms[room]} ${lines} ${foot} ${className}`} {...rest}>
      <thead>
        <tr>
          {heads.map(({ title, side = "start", className: own = "" }) => (
            <th className={`${cell} ${sides[side]} ${headLook} ${own}`} key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

const cell = "px-(--gap) py-(--rise) first:ps-(--edge) last:pe-(--edge)";
const headLook = "font-normal text-muted text-sm/5 shadow-[inset_0_-1px_var(--line)]";
const sides = { start: "text-start", end: "text-end" } as const;

type CellProps = { side?: keyof typeof sides };

export function DataCell({ side = "start", className = "", ...rest }: ComponentProps<"td"> & CellProps) {
  return <td className={`${cell} ${sides[side]} ${className}`} {...rest} />;
}

export function RowHeading({ className = "", ...rest }: ComponentProps<"th">) {
  return <th className={`${cell} text-start font-normal ${className}`} scope="row" {...rest} />;
}
