import { expect, onTestFinished, test } from "vitest";
import { makeTestDatabase, openKysely } from "./engines.stage";
import { createLog } from "./log";

function write(facts: object): string {
  const lines: string[] = [];
  createLog({ write: (line) => void lines.push(line) }).error(facts, "failure");
  return lines.join("");
}

test("what PostgreSQL says of a row at fault is not in the log, and what failed is", async () => {
  const place = await makeTestDatabase("postgres");
  const kysely = openKysely(place.url);
  onTestFinished(async () => {
    await kysely.destroy();
    await place.remove();
  });
  await kysely.schema
    .createTable("person")
    .addColumn("email", "text", (column) => column.unique())
    .execute();
  const add = () =>
    kysely
      .insertInto("person" as never)
      .values({ email: "jefa@auxboard.example" } as never)
      .execute();
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
