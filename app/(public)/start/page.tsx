import { redirect } from "next/navigation";
import { startPageOf } from "@/components/layout/navigation";
import { requireActor } from "@/lib/auth/gate";

/** Where a person begins depends on who they are, which only the database knows. */
export default async function StartPage() {
  redirect(startPageOf(await requireActor()));
}
