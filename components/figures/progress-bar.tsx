type ProgressBarProps = ({ "aria-label": string } | { "aria-labelledby": string }) & {
  /** Null = nobody knows how far it is. */
  done: number | null;
  total: number;
};

/** How far something is, drawn. */
export function ProgressBar({ done, total, ...name }: ProgressBarProps) {
  const isKnown = done !== null && total > 0;
  return (
    <span
      {...name}
      {...(isKnown && { "aria-valuemin": 0, "aria-valuemax": total, "aria-valuenow": done })}
      className="inline-block h-1.5 w-24 shrink-0 max-sm:w-12 overflow-hidden rounded-full border border-current/30 align-middle"
      role="progressbar"
    >
      <span
        className={`block h-full bg-current ${isKnown ? "motion-safe:transition-[width]" : "w-2/5 motion-safe:animate-pulse"}`}
        style={isKnown ? { width: `${(100 * done) / total}%` } : undefined}
      />
    </span>
  );
}
