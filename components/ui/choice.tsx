import type { ReactNode } from "react";

type ChoiceProps = { label: string; value: string; onChoose: (value: string) => void; children: ReactNode };

/** One of several, in a row of a table: its options are the children. */
export function Choice({ label, value, onChoose, children }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      className="h-8 max-w-44 rounded border border-control bg-page px-2"
      onChange={(event) => onChoose(event.target.value)}
      value={value}
    >
      {children}
    </select>
  );
}
