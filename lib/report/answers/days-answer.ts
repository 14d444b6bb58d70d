import type { DaysFigures } from "@/lib/report/figures/days";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportAnswer } from "./report-answer";

/** What `GET /api/report/days` answers; `styles` go with `states`, one each; `periods` only by week or month. */
export type DaysAnswer = Omit<ReportAnswer, "agents" | "days"> & DaysFigures & { by: Grain };
