/** The stand-in's own door, and wolkvox's as a script without Auxboard would use it. */
export function createStandIn({
  WOLKVOX_BASE_URL: url,
  WOLKVOX_TOKEN: token,
  WOLKVOX_SERVER: server,
  WOLKVOX_TIME_ZONE: zone,
}) {
  const order = (method, path, body) =>
    ask(`${url}/stand-in/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const readCalls = () => order("GET", "calls");
  return {
    zone,
    /** What a client of wolkvox's needs. */
    door: { baseUrl: url, server, token },
    change: (settings) => order("PUT", "settings", settings),
    readCalls,
    countCalls: async () => (await readCalls()).total,
    resetCalls: () => order("DELETE", "calls"),
    /** The true figures of a window, `YYYY-MM-DDTHH:mm:ss`, both ends included. */
    totals: (from, to) => order("GET", `totals?${new URLSearchParams({ from, to })}`),
    /** Calls fail from now on as the fault says. */
    arm: (fault) => order("PUT", "fault", fault),
    disarm: () => order("DELETE", "fault"),
    listFaults: async () => (await order("GET", "fault")).kinds,
    /** One call of ours beside the app's, `from` and `to` as civil days; resolves to how long it took. */
    async timeCall(from, to) {
      const days = {
        date_ini: `${from.replaceAll("-", "")}000000`,
        date_end: `${to.replaceAll("-", "")}235959`,
      };
      const query = new URLSearchParams({ api: "agent_3", ...days });
      const begunMs = performance.now();
      await ask(`${url}/api/v2/reports_manager.php?${query}`, { headers: { "wolkvox-token": token } });
      return performance.now() - begunMs;
    },
  };
}

async function ask(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
