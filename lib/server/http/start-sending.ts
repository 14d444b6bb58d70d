import "server-only";
import { getContainer, type Server } from "@/lib/server/container";
import { createAlertLook, createLinkOfDay } from "./alert-look";
import { createParcelMaker } from "./scheduled-file";

/** Has this process send what is due, from now on. Each file and each letter that is sent stands in the trail. */
export async function startSending(): Promise<void> {
  const { whenServing } = await getContainer();
  whenServing(send);
}

function send(server: Server): void {
  const { sending, trail } = server;
  sending.start({
    look: createAlertLook(server),
    linkOfDay: createLinkOfDay(sending.site),
    onAlert: ({ alert: { id, name, operation, to }, maker: { userId, email }, count }) =>
      trail.append({
        ...{ who: { userId, email }, what: "alert", operation, address: "unknown" },
        detail: { done: "send", alert: id, name, count, to: to.join(", ") },
      }),
    makeParcel: createParcelMaker(server, sending.site),
    onSend: ({ schedule: { id, name, operation, to }, maker: { userId, email }, period }) =>
      trail.append({
        ...{ who: { userId, email }, what: "file", operation, address: "unknown" },
        detail: { schedule: id, name, period, to: to.join(", ") },
      }),
  });
}
