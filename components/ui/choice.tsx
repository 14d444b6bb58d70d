import type { ReactNode } from "react";

type ChoiceProps = {
  label: string;
  value: string;
  onChoose: (value: string) => void;
  className?: string;
  children: ReactNode;
};

/** One of several, in a row of a table: its options are the children. */
export function Choice({ label, value, onChoose, className = "max-w-44", children }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      className={`h-8 rounded border border-control bg-page px-2 ${className}`}
      onChange={(event) => onChoose(event.target.value)}
      value={value}
    >
      {children}
    </select>
  );
}

/** The same in a form, under its label. */
export function ChoiceField(props: ChoiceProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <span aria-hidden="true" className="font-medium">
        {props.label}
      </span>
      <Choice className="max-w-72" {...props} />
    </div>
  );
}
