import pg from "pg";
import { Failure } from "../failure.mjs";

/** Runs `work` in one transaction of a connection of its own: all or nothing. */
export async function inTransaction({ url }, mode, work) {
  const client = await connect(url);
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${mode}`);
    // Values travel as text: in one spelling, whatever the server and the role prefer.
    await client.query(
      "SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'",
    );
    await client.query("SET LOCAL extra_float_digits = 1; SET LOCAL intervalstyle = 'postgres'");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    throw failureOf(error);
  } finally {
    // A transaction that was not committed is undone by this.
    await client.end();
  }
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: "auxboard backup" });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Failure(
      `The PostgreSQL of DATABASE_URL cannot be used (${error.code ?? error.message}). Nothing was changed.`,
      { cause: error },
    );
  }
}

// What PostgreSQL itself says has a severity; no room on its disk is one of the things it says.
function failureOf(error) {
  const isLost = /^Connection terminated|^Client has encountered a connection error/.test(error.message);
  if (!error.severity && !isLost) return error;
  return new Failure(`PostgreSQL says: ${error.message}. Nothing was changed.`, { cause: error });
}

/** A name as SQL takes it for exactly that. */
export function quote(name) {
  return pg.escapeIdentifier(name);
}
