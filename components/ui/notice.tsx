import type { ReactNode } from "react";
import { Icon } from "./icon";

const tones = {
  note: "bg-note-soft text-note",
  failure: "bg-over-soft text-over",
} as const;

/** A sentence that the reader should not miss; failures look graver than notes. */
export function Notice({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <p className={`flex items-start gap-2 rounded px-3 py-1.5 ${tones[tone]}`}>
      <span className="mt-0.5">
        <Icon name="warning" />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}
