import { loadCalendar, loadPeriod } from "@/lib/calendar/repository";
import { publicityWindow } from "@/lib/calendar/rules/working-days";
import {
  decideObjection,
  endWindow,
  findOpenObjections,
  insertObjection,
  insertWindow,
  voidObjections,
} from "../../repository/publicity";
import { type Carrying, textOf } from "./carrying";
import { named } from "./move-clocks";

/** The window and the objections, as the action leaves them. */
export async function movePublicity(carrying: Carrying): Promise<void> {
  const { tx, row, at, decision } = carrying;
  for (const effect of decision.effects) {
    if (effect.do === "closeWindow") await endWindow(tx, { applicationId: row.id, at, how: "closedAt" });
    if (effect.do === "cancelWindow") await endWindow(tx, { applicationId: row.id, at, how: "cancelledAt" });
    if (effect.do === "openWindow") await openWindow(carrying);
    if (effect.do === "voidObjections") await voidObjections(tx, row.id, at);
  }
  if (decision.action === "receive_objection") await receiveObjection(carrying);
  if (decision.action === "dismiss_objection") await decideOldest(carrying, "dismissed");
  if (decision.action === "uphold_objection") await decideOldest(carrying, "upheld");
}

/** Fixed here: a later change of the period's length moves no window that is open. */
async function openWindow({ tx, row, at }: Carrying): Promise<void> {
  const period = await loadPeriod(tx, "publicity");
  const window = publicityWindow({ openedAt: at, period, calendar: await loadCalendar(tx) });
  if (!window.ok) {
    named(window);
    return;
  }
  await insertWindow(tx, { applicationId: row.id, openedAt: at, ...window.value });
}

async function receiveObjection({ tx, row, at, input }: Carrying): Promise<void> {
  const [facts, contact] = [textOf(input, "facts"), textOf(input, "contact")];
  const trackingCode = textOf(input, "trackingCode");
  await insertObjection(tx, { applicationId: row.id, trackingCode, facts, contact, receivedAt: at });
}

async function decideOldest(carrying: Carrying, state: "dismissed" | "upheld"): Promise<void> {
  const { tx, row, at, input, actorId } = carrying;
  const open = await findOpenObjections(tx, row.id);
  const wanted = textOf(input, "objectionId");
  const objection = open.find(({ id }) => id === wanted) ?? open[0];
  if (!objection) return;
  const finding = textOf(input, "finding");
  await decideObjection(tx, { id: objection.id, state, finding, decidedById: actorId, decidedAt: at });
}
