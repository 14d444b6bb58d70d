/** The stand-in's own door, and wolkvox's as a script without Auxboard would use it. */
export function createStandIn({ WOLKVOX_BASE_URL: url, WOLKVOX_TOKEN: token }) {
  return {
    change: (settings) => ask(`${url}/stand-in/settings`, { method: "PUT", body: JSON.stringify(settings) }),
    countCalls: async () => (await ask(`${url}/stand-in/calls`)).total,
    resetCalls: () => ask(`${url}/stand-in/calls`, { method: "DELETE" }),
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
