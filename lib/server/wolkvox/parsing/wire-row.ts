import { z } from "zod";
import { buildSchemaFault } from "./schema-fault";

z.config({ jitless: true });

// Documented as String throughout; one edition types agent_id as Int. null counts as blank.
export const wireId = z.union([z.string(), z.number()]).nullish();

const wireRow = z.object({
  agent_id: wireId,
  agent_dni: wireId,
  agent_name: z.string().nullish(),
  aux_state: z.string().nullable(),
  time: z.string().nullable(),
});

export type WireRow = z.output<typeof wireRow>;

/** One row of the report. @throws as `parseRecord` does */
export function parseWireRow(value: unknown, path: string): WireRow {
  return parseRecord(wireRow, value, path);
}

/**
 * One record as wolkvox writes it: extra fields are left, keys match in any case.
 * @throws UpstreamMalformedError `schema`, naming the path, never a value.
 */
export function parseRecord<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  value: unknown,
  path: string,
): z.output<z.ZodObject<Shape>> {
  if (!isRecord(value)) throw buildSchemaFault(path, value);
  const row = foldKeys(value, Object.keys(schema.shape));
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0]);
  throw buildSchemaFault(`${path}.${field}`, row[field]);
}

/** True where an id came as a JSON number, whose digits may have been rounded. */
export function hasNumericId(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { agent_id, agent_dni } = foldKeys(value, ["agent_id", "agent_dni"]);
  return typeof agent_id === "number" || typeof agent_dni === "number";
}

function foldKeys(row: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  if (fields.every((field) => row[field] !== undefined)) return row;
  const lower = Object.entries(row).map(([key, value]) => [key.toLowerCase(), value] as const);
  return { ...Object.fromEntries(lower), ...row };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
