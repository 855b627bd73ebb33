import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { readDossierCase } from "@/lib/filing/service/dossier-access";
import { inputHash } from "@/lib/filing/service/record-action";
import type { Actor } from "@/lib/identity/types";
import { changeItem, findItem } from "../repository/item";
import type { AnswerItemInput } from "../schema";
import { answerMoved } from "./moved";

type Request = AnswerItemInput & { readonly actor: Actor };

/**
 * What the provider says to one item of the notice. It is handed in with the resubmission; until then it may be
 * written anew. An answer that a colleague saved meanwhile is shown and not replaced.
 * @throws AppError NOT_FOUND for strangers, REFUSED where the item is not out, CONFLICT where the page was old
 */
export async function answerItem(request: Request, clock: Clock = systemClock): Promise<void> {
  const { actor, filingId, itemId, version, answer } = request;
  await inTransaction(async (tx) => {
    const at = clock.now();
    const dossier = await readDossierCase(tx, { actor, filingId }, "filing.edit");
    const item = await findItem(tx, { id: itemId, applicationId: dossier.applicationId });
    // A draft is the office's own: to the provider it is not there.
    if (!item || item.state === "draft") throw new AppError("NOT_FOUND", `No item ${itemId} in ${dossier.number}`);
    if (item.answer === answer && item.state === "sent") return;
    if (item.state !== "sent" || !dossier.flags.includes("rectification")) {
      throw new AppError("REFUSED", `Item ${itemId} is ${item.state}`, { reason: "review.itemNotSent" });
    }
    const saved =
      item.version === version && (await changeItem(tx, { id: itemId, from: ["sent"], version }, { answer }));
    if (!saved) throw answerMoved((await findItem(tx, item)) ?? item);
    await recordEvent(tx, {
      ...{ event: "item.answered", recordType: "application", recordId: dossier.applicationId },
      ...{ actorId: actor.userId, at },
      payload: { itemId, itemVersion: version + 1, answerHash: inputHash({ answer }, itemId) },
    });
  });
}
