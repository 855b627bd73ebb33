import "server-only";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/gate";
import { TRACKS } from "@/lib/filing/types/vocabulary";
import { viewQueue } from "./service/view-queue";
import { QUEUE_VIEWS, type QueuePage } from "./types";

/** Reads for pages. Each resolves the reader itself; a case of another office answers 404. */

/** What an address may ask of the list; what it asks wrongly counts as not asked. */
const queueQuery = z.object({
  view: z.enum(QUEUE_VIEWS).catch("all"),
  q: z.string().max(80).catch(""),
  track: z.enum(TRACKS).nullable().catch(null),
  page: z.coerce.number().int().min(1).catch(1),
});

export async function loadQueue(query: Readonly<Record<string, unknown>>): Promise<QueuePage> {
  const { actor } = await requireStaff();
  const { view, q, track, page } = queueQuery.parse({ ...query, view: query.view ?? firstView(actor) });
  return viewQueue({ actor, view, search: q, track, page: page - 1 });
}

/** What a role begins its day with. */
function firstView(actor: Awaited<ReturnType<typeof requireStaff>>["actor"]): string {
  const roles = actor.offices.flatMap((seat) => seat.roles);
  if (roles.includes("lead")) return "toSignOff";
  return roles.includes("reviewer") ? "toAccept" : "all";
}
