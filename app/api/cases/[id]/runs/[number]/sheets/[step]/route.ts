import { authedRoute } from "@/lib/http/route";
import { readAttachedSheet } from "@/lib/review/service/view-attached-run";

/** Samples of a run that a case was submitted with, for the offices that the case reached. */
export const GET = authedRoute<{ id: string; number: string; step: string }, "person">({
  name: "case.runSheet",
  scope: "person",
  run: async ({ params, actor }) => {
    const { id: applicationId, number, step } = params;
    const sheet = await readAttachedSheet({ actor, applicationId, number, step });
    return new Response(Buffer.from(sheet.bytes), {
      headers: { "Content-Type": sheet.mediaType, "Cache-Control": "private, max-age=31536000, immutable" },
    });
  },
});
