import { DatabaseError } from "./database-error";
import { codeOf } from "./error-code";

type Repair = (place: string, said: string) => string;

const away: Repair = (place, said) =>
  `The ${place} does not answer (${said}). Start it, or mend host and port in DATABASE_URL, then start again.`;
const refused: Repair = (place, said) =>
  `The ${place} does not let us in (${said}). Mend user and password in DATABASE_URL, or the server's pg_hba.conf, then start again.`;
const missing: Repair = (place) =>
  `There is no ${place}. Create it (CREATE DATABASE), or mend its name in DATABASE_URL, then start again.`;
const crowded: Repair = (place, said) =>
  `The ${place} has no connection left for us (${said}). Close other clients or raise max_connections, then start again.`;
const readOnly: Repair = (place, said) =>
  `The ${place} cannot be written (${said}). Point DATABASE_URL at the primary server, or end its read-only mode, then start again.`;
const rightless: Repair = (place, said) =>
  `The ${place} does not give its role a right that is needed (${said}). Grant it, or make the role the owner of the tables, then start again.`;
const full: Repair = (place, said) =>
  `There is no room left on the disk of the ${place} (${said}). Free some space, then start again.`;
const busy: Repair = (place, said) =>
  `The ${place} cannot answer at the moment (${said}). Wait until it is up and idle, then start again.`;

// SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html), or the mark of postgres-pool.ts.
const causes: [RegExp, Repair][] = [
  [/^(STORE_AWAY|08\w{3})$/, away],
  [/^28\w{3}$/, refused],
  [/^3D000$/, missing],
  [/^53300$/, crowded],
  [/^25006$/, readOnly],
  [/^42501$/, rightless],
  [/^53100$/, full],
  [/^(53\w{3}|57\w{3}|55P03|25P0[34])$/, busy],
];

/** Turns what PostgreSQL or the network said about `place` into the next step for whoever runs the server. */
export function postgresErrorOf(error: unknown, place: string): Error {
  if (error instanceof DatabaseError) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  const code = codeOf(error);
  // pg says so where the server asks for a password and the address has none.
  const repair = /^SASL/.test(error.message) ? refused : causes.find(([pattern]) => pattern.test(code))?.[1];
  return repair ? new DatabaseError(repair(place, error.message), { cause: error }) : error;
}
