import type { DaysFigures } from "./days";
import type { Grain } from "./grain";
import type { ReportAnswer } from "./report-answer";

/** What `GET /api/report/days` answers; `styles` go with `states`, one each; `periods` only by week or month. */
export type DaysAnswer = Omit<ReportAnswer, "agents" | "days"> & DaysFigures & { by: Grain };
