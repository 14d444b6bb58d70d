import { describe, expect, test } from "vitest";
import { privateJson } from "./api-door";

test("a body with very many agents is the same JSON, written in pieces", async () => {
  const agents = Array.from({ length: 4_001 }, (_, at) => ({
    id: String(at),
    name: "Ñandú",
    seconds: [at, 0],
  }));
  const body = { operation: "default", agents, states: ["Break", "Baño"] };
  expect(await privateJson(body).json()).toEqual(body);
  expect(await privateJson({ agents }).json()).toEqual({ agents });
});

describe("JSON behind the door", () => {
  test("is whole every time the same body is sent, is UTF-8, and is nobody's to keep", async () => {
    const body = { agents: ["Núñez", "李"], seconds: [0, 3600] };
    for (const response of [privateJson(body), privateJson(body)]) {
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(await response.json()).toEqual(body);
    }
  });
});
