import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startApp } from "./app-process.ts";
import { test as base } from "./fixtures.ts";
import { type StandInProcess, startStandIn } from "./stand-in-process.ts";

export const sales = { id: "ventas", name: "Ventas Kiritimati", zone: "Pacific/Kiritimati" };
export const support = { id: "soporte", name: "Soporte Pago Pago", zone: "Pacific/Pago_Pago" };

/**
 * An app with two operations on two stand-ins: other servers, tokens, people and states, and 25 hours between their
 * clocks, so that they never have the same today. `standIn` is the first one's.
 */
export const test = base.extend<{ otherRestored: undefined }, { otherStandIn: StandInProcess }>({
  standIn: [
    async ({ folder }, use) => {
      const standIn = await startStandIn(folder, { zone: sales.zone, agents: 12, states: 9 });
      await use(standIn);
      await standIn.stop();
    },
    { scope: "worker" },
  ],
  otherStandIn: [
    async ({ folder }, use) => {
      const standIn = await startStandIn(folder, {
        ...{ server: "0025", zone: support.zone, agents: 7, states: 16, seed: 7 },
      });
      await use(standIn);
      await standIn.stop();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ folder, standIn, otherStandIn }, use) => {
      const file = join(folder, "operations.json");
      const list = [
        { ...sales, tokenEnv: "SALES_TOKEN", ...addressOf(standIn) },
        { ...support, tokenEnv: "SUPPORT_TOKEN", ...addressOf(otherStandIn) },
      ];
      writeFileSync(file, JSON.stringify(list.map(({ zone, ...entry }) => ({ ...entry, timeZone: zone }))));
      const app = await startApp(folder, standIn, {
        ...{ WOLKVOX_BASE_URL: "", WOLKVOX_SERVER: "", WOLKVOX_TOKEN: "", WOLKVOX_TIME_ZONE: "" },
        OPERATIONS_FILE: file,
        SALES_TOKEN: standIn.token,
        SUPPORT_TOKEN: otherStandIn.token,
      });
      await use(app);
      await app.stop();
    },
    { scope: "worker" },
  ],
  otherRestored: [
    async ({ otherStandIn }, use) => {
      await otherStandIn.reset();
      await use(undefined);
    },
    { auto: true },
  ],
});

function addressOf({ server, url }: StandInProcess) {
  return { server, baseUrl: url };
}
