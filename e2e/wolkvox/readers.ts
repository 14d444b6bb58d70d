/** Reads one value out of a person's JSON; throws an InputError that says what it may be. */
export type Reader<T> = (value: unknown, name: string) => T;

export class InputError extends Error {
  override readonly name = "InputError";
}

type JsonObject = Record<string, unknown>;

export function readObject(value: unknown, name: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InputError(`${name} must be a JSON object`);
  }
  return { ...value };
}

export function wholeNumber(low: number, high: number): Reader<number> {
  return (value, name) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= low && value <= high) return value;
    throw new InputError(`${name} must be a whole number from ${low} to ${high}`);
  };
}

export const readText: Reader<string> = (value, name) => {
  if (typeof value === "string") return value;
  throw new InputError(`${name} must be text`);
};

export const readTruth: Reader<boolean> = (value, name) => {
  if (typeof value === "boolean") return value;
  throw new InputError(`${name} must be true or false`);
};

export function textThat(accepts: (text: string) => boolean, description: string): Reader<string> {
  return (value, name) => {
    const text = readText(value, name);
    if (accepts(text)) return text;
    throw new InputError(`${name} must be ${description}`);
  };
}

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, name) => (value === null ? null : reader(value, name));
}

export function refuseUnknownNames(given: JsonObject, known: readonly string[], what: string): void {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new InputError(`unknown ${what}: ${unknown.join(", ")}; known are ${known.join(", ")}`);
  }
}
