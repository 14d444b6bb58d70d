/** A schema of JSON, as far as a page shows it. */
export type Schema = {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
};

/** One field of an answer or a body. `path` leads to it: `agents[].seconds`. */
export type FieldRow = { path: string; type: string; meaning: string; mayLack: boolean };

type Schemas = Readonly<Record<string, Schema>>;

const mostWords = 10;

/** The fields of a schema, those within others behind them. */
export function listFields(schema: Schema, schemas: Schemas): FieldRow[] {
  return listWithin(schema, schemas, "", []);
}

function listWithin(schema: Schema, schemas: Schemas, path: string, above: readonly string[]): FieldRow[] {
  const { $ref } = schema;
  // A type that holds itself is listed once.
  if ($ref !== undefined && above.includes($ref)) return [];
  const within = $ref === undefined ? above : [...above, $ref];
  const { properties = {}, required = [], items, anyOf = [], allOf = [] } = resolve(schema, schemas);
  const own = Object.entries(properties).flatMap(([name, field]) => {
    const place = path === "" ? name : `${path}.${name}`;
    const row = {
      path: place,
      type: sayType(field, schemas),
      meaning: field.description ?? resolve(field, schemas).description ?? "",
      mayLack: !required.includes(name),
    };
    return [row, ...listWithin(field, schemas, place, within)];
  });
  const others = [...anyOf, ...allOf].flatMap((part) => listWithin(part, schemas, path, within));
  const ofItems = items ? listWithin(items, schemas, `${path}[]`, within) : [];
  return [...own, ...others, ...ofItems].filter(
    (row, place, rows) => rows.findIndex((other) => other.path === row.path) === place,
  );
}

function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
}

/** What a value may be, as TypeScript writes it. */
function sayType(schema: Schema, schemas: Schemas): string {
  const { type, enum: words, const: only, items, anyOf } = resolve(schema, schemas);
  if (only !== undefined) return JSON.stringify(only);
  if (words && words.length <= mostWords) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (anyOf) return [...new Set(anyOf.map((part) => sayType(part, schemas)))].join(" | ");
  if (type === "array") {
    const item = sayType(items ?? {}, schemas);
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  return [type ?? "unknown"].flat().join(" | ");
}
