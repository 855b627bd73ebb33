import { printReport } from "@/components/assessment/printed-report";
import { typesetDocument } from "@/lib/files/service/typeset-document";
import { attachmentHeaders } from "@/lib/http/attachment-headers";
import { preferencesFromCookies } from "@/lib/http/preferences";
import { authedRoute } from "@/lib/http/route";
import { readAttachedPrintable } from "@/lib/review/service/view-attached-run";

/** The report of a run that a case was submitted with as a tagged PDF, for the offices that the case reached. */
export const GET = authedRoute<{ id: string; number: string }, "person">({
  name: "case.printReport",
  scope: "person",
  run: async ({ request, params, actor }) => {
    const printable = await readAttachedPrintable({ actor, applicationId: params.id, number: params.number });
    const { language } = preferencesFromCookies(request.cookies);
    const pdf = await typesetDocument(printReport(printable, language));
    const name = `${printable.run.number}-report.pdf`;
    return new Response(Buffer.from(pdf), { headers: attachmentHeaders({ name, mediaType: "application/pdf" }) });
  },
});
