import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { startSecondProcess } from "@/lib/server/store/second-process.stage";
import type { askWithoutEnd } from "./holder-process.stage";

/** Works on every question to its end, as wolkvox does, whether or not somebody still listens. */
export async function startUpstream(workMs: { least: number; most: number }) {
  const seen = { atOnce: 0, most: 0, calls: 0, callsOf: new Map<string, number>() };
  const server = createServer((request, response) => {
    const holder = new URL(request.url ?? "", "http://upstream").searchParams.get("holder") ?? "";
    seen.callsOf.set(holder, (seen.callsOf.get(holder) ?? 0) + 1);
    seen.calls += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    setTimeout(
      () => {
        seen.atOnce -= 1;
        response.on("error", () => {}).end("{}");
      },
      workMs.least + Math.random() * (workMs.most - workMs.least),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    seen,
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const source = `
import { askWithoutEnd } from "@/lib/server/ledger/lease/holder-process.stage";
await askWithoutEnd(JSON.parse(process.argv[1]));
`;

/** Another process that asks without end. */
export function startHolder(order: Parameters<typeof askWithoutEnd>[0]) {
  const child = startSecondProcess(source, JSON.stringify(order));
  const said: string[] = [];
  if (child.stdout) createInterface({ input: child.stdout }).on("line", (line) => said.push(line));
  return {
    said,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

export type Holder = ReturnType<typeof startHolder>;
