/** A figure of the app about itself, by its name in `GET /api/metrics`. */
export async function readFigure({ url, cookie }, name) {
  const text = await (await fetch(`${url}/api/metrics`, { headers: { cookie } })).text();
  const [, value] = new RegExp(`^${name} (\\S+)$`, "m").exec(text) ?? [];
  if (value === undefined) throw new Error(`GET /api/metrics does not tell ${name}.`);
  return Number(value);
}
