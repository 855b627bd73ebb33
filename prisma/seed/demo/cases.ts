import { isAppError } from "@/lib/errors";
import { receiveObjection } from "@/lib/filing/service/receive-objection";
import { beijingDate } from "@/lib/format";
import { newId } from "@/lib/ids";
import { draftItem } from "@/lib/review/service/draft-item";
import type { CalledModel } from "./answers";
import type { Walker } from "./walker";

const CLAUSE = "《生成式人工智能服务管理暂行办法》第七条";
const DAY = 86_400_000;
const inDays = (days: number) => beijingDate(new Date(Date.now() + days * DAY));

/** What a walker needs to be told apart from its service: when it began, and what it calls. */
export interface Recipe {
  readonly daysAgo: number;
  readonly walk: (walker: Walker, called: CalledModel | null) => Promise<unknown>;
}

async function accepted(walker: Walker, called: CalledModel | null = null): Promise<Walker> {
  await (await walker.draft(called)).submit();
  walker.clock.pass(1);
  return await walker.act(walker.cast.reviewer, "accept");
}

async function rectify(walker: Walker): Promise<void> {
  await accepted(walker);
  const { reviewer } = walker.cast;
  const item = { actor: reviewer, applicationId: walker.applicationId, targetKind: "field", clauseKey: null } as const;
  const target = (path: string, reasonCode: "R-102" | "R-301", instruction: string) =>
    draftItem({ ...item, target: path, reasonCode, instruction, idempotencyKey: newId() }, walker.clock);
  await target("corpus.intellectualProperty", "R-102", "请写明授权书的保存方式和核对的频次。");
  await target("service.introduction", "R-301", "简介所述用途与拟公示内容的应用场景不一致，请统一。");
  await walker.act(reviewer, "request_rectification");
}

/** One for every status and every flag of an application on the track 备案. */
export const APPLICATION_RECIPES: Readonly<Record<string, Recipe>> = {
  ready: { daysAgo: 3, walk: (walker) => walker.draft() },
  submitted: { daysAgo: 2, walk: async (walker) => (await walker.draft()).submit() },
  declineProposed: {
    daysAgo: 4,
    walk: async (walker) => {
      await (await walker.draft()).submit();
      const input = { reasonCode: "D-301", reason: "同一服务疑似已由关联主体申请，需核实主体关系。" };
      await walker.act(walker.cast.reviewer, "propose_decline", input);
    },
  },
  rectification: { daysAgo: 8, walk: rectify },
  rectificationExpired: { daysAgo: 46, walk: rectify },
  inspection: {
    daysAgo: 12,
    walk: async (walker) => {
      const text = "11 月下旬到贵单位核对语料存储与标注场所，两名检查员，请安排负责人在场。";
      await (await accepted(walker)).act(walker.cast.inspector, "open_inspection", { text });
    },
  },
  technicalTest: {
    daysAgo: 10,
    walk: async (walker) => {
      const text = "以两个测试账号核对拦截策略与标识，为期五个工作日。";
      await (await accepted(walker)).act(walker.cast.reviewer, "open_technical_test", { text });
    },
  },
  expertReview: {
    daysAgo: 14,
    walk: async (walker) => {
      const text = "请三名专家就笔顺规范与未成年人适用性提出意见。";
      await (await accepted(walker)).act(walker.cast.reviewer, "open_expert_review", { text });
    },
  },
  intentNotice: {
    daysAgo: 9,
    walk: async (walker) => {
      const input = {
        ...{ reason: "语料来源的授权不能覆盖全部用途。", clause: CLAUSE },
        facts: "抽查的 40 份授权书中有 9 份未载明用于模型训练，涉及语料约 2 GB。",
      };
      await (await accepted(walker)).act(walker.cast.lead, "intend_to_refuse", input);
    },
  },
  duplicate: {
    daysAgo: 6,
    walk: async (walker) => {
      await (await walker.draft()).submit();
      const reason = "与“澜字手写体生成服务”名称、用途相近，需核实是否同一服务。";
      await walker.act(walker.cast.reviewer, "mark_duplicate", { reason });
    },
  },
  recommended: { daysAgo: 11, walk: async (walker) => (await accepted(walker)).examine("provincial") },
  nationalReview: {
    daysAgo: 24,
    walk: async (walker) => (await (await accepted(walker)).examine("provincial")).signOff("provincial"),
  },
  publicity: { daysAgo: 19, walk: async (walker) => (await walker.draft()).pass() },
  withdrawn: {
    daysAgo: 15,
    walk: async (walker) =>
      (await accepted(walker)).act(walker.provider.owner, "withdraw", { reason: "产品计划调整，暂不上线。" }),
  },
  rejected: {
    daysAgo: 58,
    walk: async (walker) => {
      const { cast, provider } = walker;
      await accepted(walker);
      const facts = "服务可指定具体自然人仿写其笔迹，未设置本人同意的核验。";
      const reason = "易被用于冒用他人身份，且无有效的防范措施。";
      await walker.act(cast.lead, "intend_to_refuse", { reason, facts, clause: "《暂行办法》第四条第四项" });
      walker.clock.pass(6);
      await walker.act(provider.owner, "reply_to_notice", { text: "拟增加本人授权上传环节，请予考虑。" });
      walker.clock.pass(5);
      await walker.act(cast.lead, "consider_reply", { finding: "授权上传不能核验笔迹归属，意见不予采纳。" });
      await walker.act(cast.lead, "reject", { reason });
    },
  },
};

/** Registrations call the model of the filing that was filed first. */
export const REGISTRATION_RECIPES: Readonly<Record<string, Recipe>> = {
  objection: {
    daysAgo: 16,
    walk: async (walker, called) => {
      await (await walker.draft(called)).pass();
      walker.clock.pass(4);
      await receiveObjection(
        {
          ...{ applicationId: walker.applicationId, contact: "13800000000", idempotencyKey: newId() },
          facts: "该小程序的示例图与本人已登记的字帖作品高度相似，未取得授权。",
        },
        walker.clock,
      );
    },
  },
  registered: { daysAgo: 95, walk: async (walker, called) => (await walker.draft(called)).file() },
  order: {
    daysAgo: 94,
    walk: async (walker, called) => {
      await (await walker.draft(called)).file();
      walker.clock.pass(55);
      const facts = "首页未公示所调用模型的名称与备案号，限期补充。";
      await walker.actOnFiling(walker.cast.inspector, "order", { facts, dueDate: inDays(12) });
    },
  },
  orderOverdue: {
    daysAgo: 93,
    walk: async (walker, called) => {
      await (await walker.draft(called)).file();
      walker.clock.pass(30);
      const facts = "投诉入口失效，限期修复并答复积压投诉。";
      await walker.actOnFiling(walker.cast.inspector, "order", { facts, dueDate: inDays(-6) });
    },
  },
  measureAnnounced: {
    daysAgo: 92,
    walk: async (walker, called) => {
      await (await walker.draft(called)).file();
      walker.clock.pass(58);
      const facts = "两次抽查发现生成图像未加隐式标识。";
      await walker.actOnFiling(walker.cast.lead, "intend_measure", {
        measure: "suspend",
        facts,
        clause: "《标识办法》第五条",
      });
    },
  },
  revoked: {
    daysAgo: 91,
    walk: async (walker, called) => {
      const { cast } = walker;
      await (await walker.draft(called)).file();
      walker.clock.pass(6);
      const facts = "以虚假授权书取得登记，经核实材料系伪造。";
      const clause = "《行政许可法》第六十九条";
      await walker.actOnFiling(cast.lead, "intend_measure", { measure: "revoke", facts, clause });
      walker.clock.pass(25);
      await walker.actOnFiling(cast.secondLead, "co_sign", { measure: "revoke" });
      await walker.actOnFiling(cast.lead, "revoke", { facts, clause });
    },
  },
  cancelled: {
    daysAgo: 90,
    walk: async (walker, called) => {
      const { cast } = walker;
      await (await walker.draft(called)).file();
      walker.clock.pass(8);
      const arrangements = "提前 30 天在首页公告，导出功能保留 90 天，到期删除使用者数据。";
      await walker.again("cancellation", { reason: "产品停止运营。", arrangements });
      await walker.submit();
      await walker.act(cast.reviewer, "accept");
      await (await walker.examine("provincial")).signOff("provincial");
    },
  },
  changing: {
    daysAgo: 89,
    walk: async (walker, called) => {
      await (await walker.draft(called)).file();
      walker.clock.pass(52);
      await walker.again("change");
      await walker.write({ entity: { contactPhone: "0571-88889999" } });
      await walker.submit();
    },
  },
};

/** A filing that is suspended while its change is under way, and a registration that loses it as its model. */
export async function walkSuspension(model: Walker, caller: Walker): Promise<void> {
  const { nationalLead } = model.cast;
  await (await model.draft()).file();
  await (await caller.draft(await model.called())).file();
  model.clock.pass(45);
  await model.again("change");
  const introduction = "面向插画设计人员，按选定风格生成线稿并支持局部重绘，用于线稿设计，生成结果均加标识。";
  await model.write({ service: { introduction } });
  await model.submit();
  const facts = "例行检查发现模型已更换而未申请变更，生成质量与备案时的评估不符。";
  const clause = "《暂行办法》第二十一条";
  await model.actOnFiling(nationalLead, "intend_measure", { measure: "suspend", facts, clause });
  model.clock.pass(22);
  await model.actOnFiling(nationalLead, "suspend", { facts, clause });
}

/** A year that nobody entered into the calendar leaves single cases out, with a word about it; the rest stands. */
export function isMissingYear(error: unknown): boolean {
  return isAppError(error) && error.detail.reason === "calendar.yearMissing";
}
