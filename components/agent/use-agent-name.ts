"use client";

import { useState } from "react";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/** The agent's name as the report gives it; where a range does not name the agent, as an earlier one did. */
export function useAgentName(report: ReportAnswer | undefined, id: string): string | null {
  const name = report?.agents.find((agent) => agent.id === id)?.name;
  const [known, setKnown] = useState(name);
  if (name && name !== known) setKnown(name);
  return (name || known) ?? null;
}
