import { printReport } from "@/components/assessment/printed-report";
import { readPrintable } from "@/lib/assessment/service/read-printable";
import { typesetDocument } from "@/lib/files/service/typeset-document";
import { attachmentHeaders } from "@/lib/http/attachment-headers";
import { preferencesFromCookies } from "@/lib/http/preferences";
import { authedRoute } from "@/lib/http/route";

/** The report page as a tagged PDF, in the reader's language. */
export const GET = authedRoute<{ id: string }>({
  name: "run.printReport",
  run: async ({ request, params, actor, tenant }) => {
    const printable = await readPrintable({ actor, tenant, runId: params.id });
    const { language } = preferencesFromCookies(request.cookies);
    const pdf = await typesetDocument(printReport(printable, language));
    const name = `${printable.run.number}-report.pdf`;
    return new Response(Buffer.from(pdf), { headers: attachmentHeaders({ name, mediaType: "application/pdf" }) });
  },
});
