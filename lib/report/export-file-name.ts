import { type Day, dayOf, type LocalDateTime, type Window, windowOfDay } from "@/lib/dates/window";
import type { ExportFormat } from "./export-format";

type NamedExport = {
  operation: string;
  window: Window;
  /** `22:00-06:00`; null = whole days. */
  hours: string | null;
  /** What a row stands for, as words; null = an agent. */
  by: string | null;
  /** What stands in the place of states, as words; null = they themselves. */
  group: string | null;
  /** That it is read under hypotheses, as words; null = it is not. */
  supposed: string | null;
  /** The operation's time of the oldest answer, where figures still change; null = they are closed. */
  asOf: LocalDateTime | null;
  knownAt: LocalDateTime | null;
  /** States, agents and text that are read, as words. */
  filters: readonly string[];
  /** The period compared with; null = none. */
  compared: Window | null;
  /** What a reader must know before opening it (`parcial`); null = nothing. */
  standing: string | null;
  words: { asOf: string; knownAt: string; filters: string; compared: string };
  format: ExportFormat;
};

const longestFilters = 60;

/** `auxboard_default_2026-11-16_2026-11-22.xlsx`: the operation's civil days, never UTC's; only letters that every disk takes. */
export function formatExportName(named: NamedExport): string {
  const { window, words } = named;
  const parts = [
    "auxboard",
    nameOperation(named.operation),
    formatEnds(window),
    named.hours?.replaceAll(":", "") ?? null,
    named.by,
    named.group,
    named.supposed,
    named.compared && `${words.compared}-${formatEnds(named.compared)}`,
    named.asOf && `${words.asOf}-${formatMinute(named.asOf)}`,
    named.knownAt && `${words.knownAt}-${formatMinute(named.knownAt)}`,
    named.filters.length > 0 ? formatFilters(named.filters, words.filters) : null,
    named.standing,
  ];
  return `${parts.filter((part) => part !== null).join("_")}.${named.format}`;
}

/** `auxboard_default_2026-11-16_2026-11-22.png`, of one agent with their id. */
export function formatPictureName({
  operation,
  window,
  agentId,
}: Pick<NamedExport, "operation" | "window"> & { agentId: string | null }): string {
  const parts = [
    "auxboard",
    nameOperation(operation),
    formatEnds(window),
    agentId && formatSafe(agentId).slice(0, longestFilters),
  ];
  return `${parts.filter(Boolean).join("_")}.png`;
}

function nameOperation(operation: string): string {
  return formatSafe(operation).slice(0, 40) || "operation";
}

/** The header that offers a file under its name (RFC 6266, RFC 5987). */
export function formatDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function formatFilters(filters: readonly string[], word: string): string {
  const text = filters.map(formatSafe).filter((part) => part !== "");
  return [word, ...text].join("-").slice(0, longestFilters).replace(/-+$/, "");
}

function formatSafe(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function formatEnds({ from, to }: Window): string {
  return `${formatEnd(from, windowOfDay(dayOf(from)).from)}_${formatEnd(to, windowOfDay(dayOf(to)).to)}`;
}

function formatEnd(moment: LocalDateTime, wholeDay: LocalDateTime): Day {
  return moment === wholeDay ? dayOf(moment) : moment.replaceAll(":", "").replace(/00$|59$/, "");
}

function formatMinute(moment: LocalDateTime): string {
  return moment.slice(0, 16).replaceAll(":", "").replace("T", "-");
}
