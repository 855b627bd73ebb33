import { Readable } from "node:stream";
import { readAttachment } from "@/lib/filing/service/read-attachment";
import { attachmentHeaders } from "@/lib/http/attachment-headers";
import { authedRoute } from "@/lib/http/route";

/** The stored bytes under their own name; offices that hold the case read what was submitted. */
export const GET = authedRoute<{ id: string; attachmentId: string }, "person">({
  name: "attachment.read",
  scope: "person",
  run: async ({ params, actor }) => {
    const file = await readAttachment({ actor, filingId: params.id, attachmentId: params.attachmentId });
    const bytes = Readable.toWeb(await file.open()) as ReadableStream<Uint8Array>;
    return new Response(bytes, { headers: attachmentHeaders(file) });
  },
});
