import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

/** The parsed lines of a compressed file. @throws where a byte is missing or other than it was written. */
export async function* readLines(file) {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on("error", (error) => text.destroy(error)).pipe(text);
  let parts = [];
  for await (const chunk of text.setEncoding("utf8")) {
    const [first, ...others] = chunk.split("\n");
    parts.push(first);
    for (const next of others) {
      yield JSON.parse(parts.join(""));
      parts = [next];
    }
  }
  if (parts.join("") !== "") throw new SyntaxError("the last line has no end");
}
