"use client";

import dynamic from "next/dynamic";
import type { Trace } from "@/components/figures/trace";
import type { ReportLink } from "@/lib/search/report-link";

const ProvenanceView = dynamic(() => import("./provenance-view").then((module) => module.ProvenanceView), {
  ssr: false,
});

type TraceDialogProps = {
  trace: Trace | null;
  rangeText: string;
  nowMs: number;
  onChange: (change: Partial<ReportLink>) => void;
  onClose: () => void;
};

/** Where the traced figure comes from, once there is one. */
export function TraceDialog({ trace, rangeText, nowMs, onChange, onClose }: TraceDialogProps) {
  if (!trace) return null;
  return (
    <ProvenanceView
      link={trace.link}
      nowMs={nowMs}
      onChange={onChange}
      onClose={onClose}
      subject={[...trace.parts, rangeText].join(", ")}
    />
  );
}
