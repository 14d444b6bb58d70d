import type { ReactNode } from "react";
import { DurationText } from "@/components/figures/duration-text";
import { UnknownTime } from "@/components/figures/unknown-time";
import { useGapWords } from "@/components/figures/use-gap-words";
import { useRowNote } from "@/components/figures/use-row-note";
import { OpenLink } from "@/components/report/open-link";
import type { TimeRow } from "@/lib/report/figures/days-view";
import { DaysCellChange, DaysChangeFigure } from "./days-change";
import { type DaysMatrix, gapOf } from "./days-matrix";

type DaysRowProps = {
  matrix: DaysMatrix;
  row: TimeRow;
  index: number;
  isWide: boolean;
  /** The bars of the whole chunk, held by its first row's total. */
  children?: ReactNode;
};

/** A day, week or month: its name, which opens it, and its figures, or why it has none. */
export function DaysRow({ matrix, row, index, isWide, children }: DaysRowProps) {
  const gap = gapOf(row);
  const words = useGapWords()(row);
  const className = isWide ? "figure-cell total-figure" : "total-cell";
  return (
    <>
      <RowHeading index={index} isWide={isWide} matrix={matrix} row={row} />
      {isWide && matrix.counts && (
        <td className="figure-cell text-muted" data-cell={`${index}:count`} tabIndex={-1}>
          {matrix.counts.rows[index]}
        </td>
      )}
      {words === null ? (
        <>
          <td className={className} data-cell={`${index}:total`} tabIndex={-1}>
            <Figure matrix={matrix} row={row} seconds={row.total} />
            {row.unknown && <UnknownTime />}
            {!isWide && <DaysCellChange column={null} matrix={matrix} place={index} />}
            {children}
          </td>
          {isWide && matrix.isCompared && (
            <td className="figure-cell" data-cell={`${index}:change`} tabIndex={-1}>
              <DaysChangeFigure matrix={matrix} place={index} />
            </td>
          )}
          {isWide && <StateCells index={index} matrix={matrix} row={row} />}
        </>
      ) : (
        <td
          className={`${isWide ? "" : "total-cell "}gap-cell gap-${gap ?? "nobody"}`}
          colSpan={isWide ? matrix.view.states.length + (matrix.isCompared ? 2 : 1) : 1}
          data-cell={`${index}:total`}
          tabIndex={-1}
        >
          <span className="gap-words">{words}</span>
          {children}
        </td>
      )}
    </>
  );
}

function RowHeading({ matrix, row, index, isWide }: DaysRowProps) {
  const note = useRowNote(matrix)(row, isWide && !matrix.isCompared ? "full" : "brief");
  const link = matrix.opens[index];
  const showsNote = note !== null && (!isWide || matrix.grain === "day");
  return (
    <th className="agent-cell" data-cell={`${index}:head`} scope="row">
      <span className="agent-name">
        {link && (
          <OpenLink className="row-link" link={link} onOpen={matrix.onOpen}>
            {matrix.rowNames[index]}
          </OpenLink>
        )}
        {showsNote && <span className={`row-note day-note-${note.tone}`}>{note.text}</span>}
      </span>
    </th>
  );
}

function StateCells({ matrix, row, index }: { matrix: DaysMatrix; row: TimeRow; index: number }) {
  return row.seconds.map((seconds, column) => {
    const isUnknown = row.unknown?.includes(column) === true;
    return (
      <td
        className="figure-cell"
        data-cell={`${index}:${column}`}
        key={matrix.view.states[column]}
        tabIndex={-1}
      >
        {(seconds !== 0 || !isUnknown) && <Figure matrix={matrix} row={row} seconds={seconds} />}
        {isUnknown && <UnknownTime />}
        <DaysCellChange column={column} matrix={matrix} place={index} />
      </td>
    );
  });
}

function Figure({ matrix, row, seconds }: { matrix: DaysMatrix; row: TimeRow; seconds: number }) {
  return <DurationText locale={matrix.locale} seconds={seconds} unit={matrix.unit} whole={row.wholeTotal} />;
}
