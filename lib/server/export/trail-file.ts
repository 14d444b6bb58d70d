import { stringify } from "csv-stringify/sync";
import type { Locale } from "@/lib/messages/locale";
import type { TrailEntry } from "@/lib/report/answers/trail-answer";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import { byteOrderMark, csvOptionsOf } from "./csv-file";

/** The formats in which the trail can be taken away. */
export const trailFormats = ["csv", "json"] as const;

export type TrailFormat = (typeof trailFormats)[number];

export function isTrailFormat(text: string | null): text is TrailFormat {
  return (trailFormats as readonly (string | null)[]).includes(text);
}

const columns = [
  ...(["seq", "at", "atMs", "who", "whoId", "what", "operation"] as const),
  ...(["detail", "address", "before", "digest"] as const),
];

/** Every entry with its number and its digests, piece by piece: a row of CSV, or an element of a JSON list. */
export async function* writeTrail(
  entries: AsyncIterable<TrailEntry>,
  format: TrailFormat,
  locale: Locale,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const pieces = format === "csv" ? writeCsv(entries, locale) : writeJson(entries);
  for await (const piece of pieces) yield encoder.encode(piece);
}

async function* writeCsv(entries: AsyncIterable<TrailEntry>, locale: Locale): AsyncGenerator<string> {
  const options = csvOptionsOf(locale);
  yield byteOrderMark + stringify([columns], options);
  for await (const entry of entries)
    yield stringify([columns.map((column) => writeCell(entry[column]))], options);
}

function writeCell(value: TrailEntry[(typeof columns)[number]]): string | number | null {
  if (typeof value === "string") return guardCsvText(value);
  return typeof value === "object" && value !== null ? guardCsvText(JSON.stringify(value)) : value;
}

async function* writeJson(entries: AsyncIterable<TrailEntry>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const entry of entries) {
    yield before + JSON.stringify(entry);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
