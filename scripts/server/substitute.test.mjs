import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { withSubstitute } from "./substitute.mjs";

const instead = {
  status: 503,
  headers: { "Content-Type": "text/html", "Retry-After": "5" },
  body: "Vuelva más tarde.",
};

/** An app that leaves an answer for the request, as those of our bundles do, and then fails as `fail` does. */
async function serve(fail) {
  const scope = globalThis[Symbol.for("auxboard.page-request")];
  const seen = [];
  const handle = withSubstitute(async (_request, response) => {
    await null;
    const place = scope.getStore();
    if (place) place.buildAnswer = (headers) => seen.push(headers.cookie) && instead;
    response.setHeader("Content-Encoding", "gzip");
    fail(response);
  });
  const server = createServer(handle).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => server.close());
  const ask = (path, options) => fetch(`http://127.0.0.1:${server.address().port}${path}`, options);
  return { ask, seen };
}

function failInPieces(response) {
  response.statusCode = 500;
  response.write("<!doctype html>");
  response.end("nothing to see");
}

test.each([
  ["in pieces", failInPieces],
  ["at once", (response) => response.writeHead(500, { "X-Odd": "1" }).end("nothing to see")],
])("a page that failed %s is answered by what was left for it, and by nothing else", async (_how, fail) => {
  const { ask, seen } = await serve(fail);
  const answer = await ask("/?range=today", { headers: { cookie: "a=b" } });
  expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([
    ...[503, "5", instead.body],
  ]);
  expect([answer.headers.get("content-encoding"), answer.headers.get("x-odd")]).toEqual([null, null]);
  expect(seen).toEqual(["a=b"]);
  const head = await ask("/", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([503, ""]);
});

test("a page that was rendered all the same, and an answer of the API, stay as they are", async () => {
  const rendered = await serve((response) => response.removeHeader("Content-Encoding") ?? response.end("ok"));
  expect(await (await rendered.ask("/")).text()).toBe("ok");
  const failed = await serve((response) => {
    response.removeHeader("Content-Encoding");
    failInPieces(response);
  });
  expect((await failed.ask("/api/report")).status).toBe(500);
});
