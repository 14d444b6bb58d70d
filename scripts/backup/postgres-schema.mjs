import { quote } from "./postgres-connection.mjs";

const columnsQuery = `
  SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS "isRequired", pg_get_expr(d.adbin, d.adrelid) AS fallback
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
  ORDER BY c.relname, a.attnum`;
const constraintsQuery = `
  SELECT c.relname AS "table", n.conname AS name, n.contype::text AS kind, pg_get_constraintdef(n.oid) AS body
  FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
  WHERE n.contype IN ('p', 'u', 'c', 'f') AND c.relnamespace = current_schema()::regnamespace
  ORDER BY n.contype = 'f', c.relname, n.conname`;
const indexesQuery = `
  SELECT pg_get_indexdef(i.indexrelid) AS body
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_constraint n WHERE n.conindid = i.indexrelid)
  ORDER BY 1`;
const sequencesQuery = `
  SELECT s.relname AS name, format_type(q.seqtypid, NULL) AS type, t.relname AS "table", a.attname AS "column"
  FROM pg_class s JOIN pg_sequence q ON q.seqrelid = s.oid
  LEFT JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'a' AND d.refobjsubid > 0
  LEFT JOIN pg_class t ON t.oid = d.refobjid
  LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE s.relnamespace = current_schema()::regnamespace
  ORDER BY s.relname`;

/**
 * The tables of a database as the statements that make them: `before` the rows are there, and `after` (references,
 * indexes, where numbers go on). pg_dump says the same and more, and need not be installed.
 */
export async function loadSchema(client) {
  const ask = async (query) => (await client.query(query)).rows;
  const tables = groupColumns(await ask(columnsQuery));
  const constraints = (await ask(constraintsQuery)).map(({ kind, ...rest }) => [
    kind,
    formatConstraint(rest),
  ]);
  const sequences = await ask(sequencesQuery);
  const references = constraints.filter(([kind]) => kind === "f");
  return {
    tables: tables.map(([name, columns]) => ({ name, columns: columns.map((column) => column.name) })),
    before: [
      ...sequences.map(({ name, type }) => `CREATE SEQUENCE ${quote(name)} AS ${type}`),
      ...tables.map(
        ([name, columns]) => `CREATE TABLE ${quote(name)} (${columns.map(formatColumn).join(", ")})`,
      ),
      ...constraints.filter(([kind]) => kind !== "f").map(([, text]) => text),
    ],
    after: [
      ...references.map(([, text]) => text),
      ...(await ask(indexesQuery)).map(({ body }) => body),
      ...(await loadPositions(client, sequences)),
    ],
  };
}

function groupColumns(rows) {
  return [...Map.groupBy(rows, ({ table }) => table)];
}

function formatColumn({ name, type, isRequired, fallback }) {
  return `${quote(name)} ${type}${fallback === null ? "" : ` DEFAULT ${fallback}`}${isRequired ? " NOT NULL" : ""}`;
}

function formatConstraint({ table, name, body }) {
  return `ALTER TABLE ${quote(table)} ADD CONSTRAINT ${quote(name)} ${body}`;
}

async function loadPositions(client, sequences) {
  const statements = [];
  for (const { name, table, column } of sequences) {
    const { rows } = await client.query(
      `SELECT format('SELECT setval(%L, %s, %L)', $1::text, last_value, is_called) AS text FROM ${quote(name)}`,
      [quote(name)],
    );
    statements.push(rows[0].text);
    if (table) statements.push(`ALTER SEQUENCE ${quote(name)} OWNED BY ${quote(table)}.${quote(column)}`);
  }
  return statements;
}
