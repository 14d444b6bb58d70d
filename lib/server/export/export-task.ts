import type { Window } from "@/lib/dates/window";
import type { Messages } from "@/lib/messages/catalogue";
import type { Locale } from "@/lib/messages/locale";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { ExportFormat } from "@/lib/report/export-format";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { Grain } from "@/lib/report/figures/grain";
import type { BarsMode } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { ExportReading } from "@/lib/server/export/tables/export-figures";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ExportComparison } from "./export-comparison";

/** A file to be made, as it is handed to the thread that makes it: nothing but what can be copied. */
export type ExportTask = {
  format: ExportFormat;
  locale: Locale;
  messages: Messages;
  operation: { id: string; name: string };
  /** The stretches of civil time that the range asks for. */
  stretches: readonly Window[];
  hours: string | null;
  reading: ExportReading;
  /** What a row stands for where the link is read over time; null = by agent. */
  by: Grain | null;
  /** The inside of the day, where it is read by hour. */
  byHour: TimelineAnswer | null;
  /** How a picture draws the figures. */
  chart: { unit: DurationUnit; bars: BarsMode };
  /** Null where the link compares with nothing. */
  comparison: ExportComparison | null;
  withDni: boolean;
  material: ReportMaterial;
  /** The rows of every answer of the material and of the other period's, by digest. */
  packed: Map<string, Uint8Array>;
};

/** What the thread says: which styles it needs, pieces of the file, its end. */
export type ExportReport = { states: string[] } | { chunk: Uint8Array<ArrayBuffer> } | { isDone: true };

/** What the thread is told; `isTaken`: a piece of the file has left the process. */
export type ExportOrder = { task: ExportTask } | { styles: StateStyle[] } | { isTaken: true };
