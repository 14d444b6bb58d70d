import { Change } from "@/components/figures/change";
import { useChangeWords } from "@/components/figures/use-change-words";
import type { AgentRow } from "@/lib/report/figures/view";
import type { Matrix } from "./matrix";

type CellChangeProps = {
  matrix: Matrix;
  /** Null = the team, in the foot. */
  row: AgentRow | null;
  /** A state's place in the view; null = the total. */
  column: number | null;
};

/** Under a figure, its signed difference to the other period: a word or a dash where there is none to tell. */
export function CellChange({ matrix, row, column }: CellChangeProps) {
  const words = useChangeWords(matrix)(row, column);
  return words && <Change {...words} />;
}

/** The same in a column of its own, and as a part of what was. */
export function ChangeFigure({ matrix, row }: Omit<CellChangeProps, "column">) {
  const words = useChangeWords(matrix)(row, null);
  return (
    words && (
      <>
        <span title={words.note}>{words.text}</span>
        {words.share && <Change text={words.share} />}
      </>
    )
  );
}
