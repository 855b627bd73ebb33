import { asTenant } from "@/lib/auth/tenant";
import { readActor as actorOf } from "@/lib/identity/service/read-actor";
import type { Actor, Tenant } from "@/lib/identity/types";
import type { DemoProvider } from "./answers";

export type Person = Actor;

export interface Provider {
  readonly owner: Actor;
  readonly tenant: Tenant;
  /** Signs as the legal representative. */
  readonly signatory: Actor;
  readonly facts: DemoProvider;
  /** Finished runs, as evidence for the function image. None where this machine cannot train. */
  readonly runIds: readonly string[];
}

/** Everybody who takes part in the demo's passages. */
export interface Cast {
  readonly reviewer: Actor;
  readonly lead: Actor;
  readonly secondLead: Actor;
  readonly inspector: Actor;
  readonly nationalReviewer: Actor;
  readonly nationalLead: Actor;
}

export async function readCast(): Promise<Cast> {
  return {
    reviewer: await actorOf("wang.jianhua@zj-office.example"),
    lead: await actorOf("li.min@zj-office.example"),
    secondLead: await actorOf("qian.yuefeng@zj-office.example"),
    inspector: await actorOf("zhang.weimin@zj-office.example"),
    nationalReviewer: await actorOf("liu.yang@national-office.example"),
    nationalLead: await actorOf("sun.lian@national-office.example"),
  };
}

const LANTU: DemoProvider = {
  name: "杭州澜图智能科技有限公司",
  address: "浙江省杭州市西湖区文三路 1999 号 8 层",
  city: "浙江省杭州市",
  phone: "0571-88886666",
  mail: "tousu@lantu.example",
  icp: "浙ICP备2026044830号-1",
  safetyOfficer: "林婉清",
  legalityOfficer: "林婉清",
};

const YANHUI: DemoProvider = {
  name: "北京言汇数据科技有限公司",
  address: "北京市海淀区知春路 2999 号 3 层",
  city: "北京市",
  phone: "010-82826666",
  mail: "tousu@yanhui.example",
  icp: "京ICP备2026017744号-1",
  safetyOfficer: "周明慧",
  legalityOfficer: "周明慧",
};

async function readProvider(people: {
  owner: string;
  signatory: string;
  facts: DemoProvider;
  runIds: readonly string[];
}): Promise<Provider> {
  const owner = await actorOf(people.owner);
  const seat = owner.organisations[0];
  const tenant = seat && asTenant(owner, seat.organisationId);
  if (!tenant) throw new Error(`${people.owner} sits in no organisation`);
  return { ...people, owner, tenant, signatory: await actorOf(people.signatory) };
}

export async function readLantu(runIds: readonly string[]): Promise<Provider> {
  const people = { owner: "lin.wanqing@lantu.example", signatory: "zhao.guodong@lantu.example" };
  return await readProvider({ ...people, facts: LANTU, runIds });
}

export async function readYanhui(): Promise<Provider> {
  const owner = "zhou.minghui@yanhui.example";
  return await readProvider({ owner, signatory: owner, facts: YANHUI, runIds: [] });
}
