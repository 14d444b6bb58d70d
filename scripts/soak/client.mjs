import { judgeRefusal } from "./verdict.mjs";

/**
 * Asks the app as one signed-in person, at one of its instances. Whatever is no figure and no problem of the contract is
 * a violation; an answer is null where there is nothing to look at.
 */
export function createClient({ url, cookie, record, stopping }) {
  async function request(path, { prefer, signal, ...options } = {}) {
    const signals = [stopping, ...(signal ? [signal] : [])];
    const headers = { cookie, origin: url, ...(prefer && { prefer }), ...options.headers };
    try {
      return await fetch(url + path, {
        redirect: "manual",
        ...options,
        headers,
        signal: AbortSignal.any(signals),
      });
    } catch (error) {
      if (!signals.some(({ aborted }) => aborted)) record.violate(path, `no answer: ${error.cause ?? error}`);
      return null;
    }
  }

  /** The answer as JSON and when it was there; a refusal is judged, counted, and null. */
  async function askJson(path, options) {
    const response = await request(path, options);
    const body = response && (await readBody(response));
    if (!body) return null;
    const answeredMs = Date.now();
    if (response.ok) return { body, answeredMs };
    record.count(`refused: ${body.code ?? response.status}`);
    const { status, headers } = response;
    const facts = { status, type: headers.get("content-type"), body, retryAfter: headers.get("retry-after") };
    const fault = judgeRefusal(facts);
    if (fault) record.violate(path, fault);
    return null;
  }

  async function readBody(response) {
    try {
      return await response.json();
    } catch (error) {
      if (!stopping.aborted)
        record.violate(response.url, `answered ${response.status} and no JSON: ${error}`);
      return null;
    }
  }

  /** A change, as our own pages send it. */
  function send(method, path, body) {
    return request(path, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  return { url, request, askJson, send };
}
