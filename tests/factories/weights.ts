import { receiveWeights } from "@/lib/assessment/service/upload-weights";
import type { Actor, Tenant } from "@/lib/identity/types";
import { weightsFile } from "@/tests/fixtures/make-weights";

export interface WeightsForm {
  name?: string;
  origin?: string;
  /** Null where no file is chosen. */
  bytes?: Uint8Array | null;
}

/** The form as a browser sends it. */
export function weightsForm({
  name = "基座",
  origin = "合作方，合同第 3 条",
  bytes = weightsFile(),
}: WeightsForm = {}) {
  const form = new FormData();
  form.set("name", name);
  form.set("origin", origin);
  if (bytes) form.set("weights", new Blob([Buffer.from(bytes)]), "weights.bin");
  return form;
}

/** Uploads through the service. */
export function uploadWeights(owner: { actor: Actor; tenant: Tenant }, fields: WeightsForm = {}) {
  const { headers, body } = new Request("http://localhost/", { method: "POST", body: weightsForm(fields) });
  return receiveWeights({ ...owner, contentType: headers.get("content-type"), body });
}
