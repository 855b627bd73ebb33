import { randomInt } from "node:crypto";
import { usccCheckCharacter } from "@/lib/identity/rules";
import type { OrganisationInput } from "@/lib/identity/schema";
import { registerOrganisation } from "@/lib/identity/service/register-organisation";

/** A valid 统一社会信用代码 that no other test has. */
export function newUscc(division = "330106"): string {
  const first17 = `91${division}MA${String(randomInt(10_000_000)).padStart(7, "0")}`;
  return first17 + usccCheckCharacter(first17);
}

export async function makeOrganisation(change: Partial<OrganisationInput> = {}): Promise<{ id: string; name: string }> {
  const uscc = newUscc();
  const organisation: OrganisationInput = {
    name: `杭州测试${uscc.slice(-6)}有限公司`,
    uscc,
    address: "浙江省杭州市西湖区文三路 1 号",
    provinceCode: "33",
    legalRepresentative: "赵一",
    contactName: "钱二",
    contactEmail: `contact-${uscc.toLowerCase()}@test.example`,
    ...change,
  };
  const { organisationId } = await registerOrganisation({ ...organisation, cause: "test" });
  return { id: organisationId, name: organisation.name };
}
