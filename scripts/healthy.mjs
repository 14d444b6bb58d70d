// For container engines: ends well where the server of this very machine says that it is well.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/api/health`;
const response = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
process.exitCode = response?.status === 200 ? 0 : 1;
