import type { ReactNode } from "react";
import { Icon } from "./icon";

const tones = {
  note: "bg-note-soft text-note",
  failure: "bg-over-soft text-over",
  /** A fact that asks for nothing. */
  quiet: "bg-line/60 text-muted",
} as const;

type ToneProps = { tone: keyof typeof tones; children: ReactNode };

/** A sentence that the reader should not miss; failures look graver than notes. */
export function Notice({ tone, children }: ToneProps) {
  return (
    <p className={`flex items-start gap-1.5 rounded px-2.5 py-1.25 ${tones[tone]}`}>
      <span className="mt-0.5">
        <Icon name="warning" />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}

/** The same in two or three words. */
export function Chip({ tone, children }: ToneProps) {
  return <span className={`rounded-full px-2 py-0.5 font-medium text-sm ${tones[tone]}`}>{children}</span>;
}
