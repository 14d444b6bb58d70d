import { askHealth, isUp } from "./health.mjs";

// For container engines: ends well where the server of this very machine says that it is well.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/api/health`;
process.exitCode = isUp(await askHealth(url, 4_000)) ? 0 : 1;
