import { describe, expect, test } from "vitest";
import { DatabaseError } from "./database-error";
import { parsePostgresPlace } from "./postgres-address";

describe("parsePostgresPlace", () => {
  test.each([
    ["postgres://aux:hunter2@db.example/auxboard", "auxboard at db.example:5432"],
    ["postgresql://aux:hunter2@db.example:6432/auxboard", "auxboard at db.example:6432"],
    ["postgres://aux@127.0.0.1:5432/aux%20board", "aux board at 127.0.0.1:5432"],
    ["postgres://aux:hunter2%40%2F@[::1]/auxboard?sslmode=require", "auxboard at [::1]:5432"],
    ["postgres:///auxboard?host=/run/postgresql&user=aux", "auxboard at /run/postgresql:5432"],
  ])("names what %s means, without user and password", (url, place) => {
    expect(parsePostgresPlace(url)).toBe(`PostgreSQL database ${place}`);
  });

  test.each([
    ["postgres://", "nothing"],
    ["postgres://db.example/auxboard", "no user"],
    ["postgres://aux:hunter2@db.example", "no database"],
    ["postgres://aux:hunter2@db.example/", "an empty database"],
    ["postgres:///auxboard", "no host"],
    ["postgres://aux:hunter2@db.example:port/auxboard", "a port of letters"],
    ["postgres://aux:hunter2%E0%A4@db.example/auxboard", "a password that is not UTF-8"],
    ["postgres://aux:hunter2%@db.example/auxboard", "a lone percent sign"],
    ["postgres://aux:hun/ter2@db.example/auxboard", "a slash in the password"],
  ])("refuses %s (%s) with an example, and repeats nothing of it", (url) => {
    const parse = () => parsePostgresPlace(url);
    expect(parse).toThrow(DatabaseError);
    expect(parse).toThrow(/^DATABASE_URL must be postgres:\/\/user:password@host:5432\/database; /);
    expect(parse).not.toThrow(/hunter2|aux/);
  });
});
