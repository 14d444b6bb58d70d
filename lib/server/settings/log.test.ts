import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { makeTestDatabase } from "@/lib/server/store/engines.stage";
import { createLog } from "./log";

function write(facts: object): string {
  const lines: string[] = [];
  createLog({ write: (line) => void lines.push(line) }).error(facts, "failure");
  return lines.join("");
}

test("what PostgreSQL says of a row at fault is not in the log, and what failed is", async () => {
  const place = await makeTestDatabase("postgres");
  // The driver by itself: our own pool leaves the row out before the log could.
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await place.remove();
  });
  await client.query("CREATE TABLE person (email text UNIQUE)");
  const add = () => client.query("INSERT INTO person VALUES ('jefa@auxboard.example')");
  await add();
  const error = await add().catch((failure) => failure);
  expect(error.detail).toContain("jefa@auxboard.example");
  const line = write({ err: error });
  expect(line).not.toContain("jefa@auxboard.example");
  expect(line).toContain("person_email_key");
});

test.each(["token", "password", "secret", "cookie", "authorization", "dni"])(
  "no %s is in the log",
  (name) => {
    expect(write({ [name]: "told-to-nobody" })).not.toContain("told-to-nobody");
  },
);
