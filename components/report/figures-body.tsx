"use client";

import type { ReactNode, RefObject } from "react";
import type { Trace } from "@/components/figures/trace";
import { TraceDialog } from "@/components/report/trace/trace-dialog";
import { Stack } from "@/components/ui/page";
import type { ChangeLink } from "@/lib/browser/use-report-link";

/** What every body of figures is given, whatever it shows of them. */
export type FiguresProps = {
  rangeText: string;
  /** Newer figures are on their way: these stay, dimmed. */
  isOld: boolean;
  nowMs: number;
  onChange: ChangeLink;
};

type FiguresBodyProps = FiguresProps & {
  trace: Trace | null;
  onTraceEnd: () => void;
  body?: RefObject<HTMLDivElement | null>;
  children: ReactNode;
};

/** Figures, dimmed while newer ones are on their way, and over them where a chosen one comes from. */
export function FiguresBody(props: FiguresBodyProps) {
  const { rangeText, isOld, nowMs, onChange, trace, onTraceEnd, body, children } = props;
  return (
    <Stack
      aria-busy={isOld}
      className={`motion-safe:transition-opacity motion-safe:duration-120 ${isOld ? "opacity-50" : ""}`}
      ref={body}
    >
      {children}
      <TraceDialog
        nowMs={nowMs}
        onChange={onChange}
        onClose={onTraceEnd}
        rangeText={rangeText}
        trace={trace}
      />
    </Stack>
  );
}
