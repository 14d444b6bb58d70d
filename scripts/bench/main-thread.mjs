import { once } from "node:events";

const categories = ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"];
const taskNames = ["RunTask", "ThreadControllerImpl::RunTask"];

/** The tasks of all pages' main threads while `act` runs: how long each took the processor, and how long it lasted. */
export async function traceTasks(browser, act) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: categories };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await act();
  const complete = once(session, "Tracing.tracingComplete");
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return listTasks(events);
}

function listTasks(events) {
  const threadOf = ({ pid, tid }) => `${pid}:${tid}`;
  const isMain = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const mains = new Set(events.filter(isMain).map(threadOf));
  return events
    .filter((event) => event.ph === "X" && taskNames.includes(event.name) && mains.has(threadOf(event)))
    .map(({ tdur = 0, dur = 0 }) => ({ processorMs: tdur / 1000, wallMs: dur / 1000 }));
}
