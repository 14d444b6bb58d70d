import type { ReactNode } from "react";

type OptionRowProps = { label: string; note?: string | null; children: ReactNode };

/** A choice of how the page is read: its name beside it, and under it what must be known. */
export function OptionRow({ label, note = null, children }: OptionRowProps) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-2.5">
        <span aria-hidden="true" className="text-muted">
          {label}
        </span>
        {children}
      </div>
      {note !== null && (
        <p className="text-muted text-sm" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
