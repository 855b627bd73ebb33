import type { Words } from "@/lib/format";
import type { FindingCode } from "../rules/precheck/codes";

export interface FindingText {
  /** What holds for everybody. */
  readonly rule: Words;
  /** What was found here. `{defect}` is what the form itself says of an answer. */
  readonly defect: Words;
  readonly remedy: Words;
}

const text = (rule: [string, string], defect: [string, string], remedy: [string, string]): FindingText => {
  const words = ([zh, en]: [string, string]): Words => ({ zh, en });
  return { rule: words(rule), defect: words(defect), remedy: words(remedy) };
};

const BY_THE_FORM: [string, string] = ["{defect}。", "{defect}."];

/** The rule, the defect, the remedy of everything that the pre-check finds. `{…}` are facts of the finding. */
export const FINDING_WORDS = {
  answer_missing: text(["必填项须填写", "Required answers are given"], BY_THE_FORM, [
    "请补充这一项。",
    "Fill in this answer.",
  ]),
  answer_invalid: text(["所填内容须符合格式", "Answers have the right form"], BY_THE_FORM, [
    "请更正这一项。",
    "Correct this answer.",
  ]),
  uscc_invalid: text(["统一社会信用代码须能通过校验", "A unified social credit code passes its check"], BY_THE_FORM, [
    "请对照营业执照更正。",
    "Correct it by the business licence.",
  ]),
  uscc_differs: text(
    ["材料中的主体就是注册的机构", "The dossier is of the registered organisation"],
    ["所填代码与机构登记的代码“{expected}”不一致。", "The code differs from the organisation's own, “{expected}”."],
    [
      "请对照营业执照更正；机构信息有误的，先更正机构信息。",
      "Correct it by the business licence, or correct the organisation's profile first.",
    ],
  ),
  icp_number_format: text(["ICP 备案号须符合格式", "An ICP number has the published form"], BY_THE_FORM, [
    "请对照工信部备案系统更正。",
    "Correct it by the ministry's filing system.",
  ]),
  algorithm_number_format: text(
    ["算法备案号须符合格式", "An algorithm-filing number has the published form"],
    BY_THE_FORM,
    ["请对照算法备案公示更正。", "Correct it by the published notice."],
  ),
  model_number_format: text(["模型备案编号须符合格式", "A model's filing number has the published form"], BY_THE_FORM, [
    "请对照备案公告更正。",
    "Correct it by the published list.",
  ]),
  address_malformed: text(["访问地址须能直接打开", "Addresses can be opened as they stand"], BY_THE_FORM, [
    "请填写完整网址。",
    "Enter the whole address.",
  ]),
  provider_name_differs: text(
    ["单位名称各处一致", "The organisation has one name everywhere"],
    ["此处写作“{found}”，机构登记的名称是“{expected}”。", "Here it is “{found}”; the registered name is “{expected}”."],
    ["请改成与营业执照一致的全称。", "Use the full name of the business licence."],
  ),
  registered_address_differs: text(
    ["注册地址各处一致", "The registered address is the same everywhere"],
    [
      "公示写作“{found}”，主体信息写作“{expected}”。",
      "The public text says “{found}”, the organisation's section “{expected}”.",
    ],
    ["请核对营业执照，改正其中一处。", "Compare the business licence and correct one of the two."],
  ),
  service_name_differs: text(
    ["服务名称各处一致", "The service has one name everywhere"],
    ["此处出现“{found}”，服务信息写作“{expected}”。", "“{found}” stands here; the service section says “{expected}”."],
    [
      "请统一名称；名称写在附件里的，改正附件后重新上传。",
      "Use one name. Where an attachment carries it, correct the attachment and upload it again.",
    ],
  ),
  legal_representative_differs: text(
    ["法定代表人与机构登记一致", "The legal representative is the registered one"],
    ["此处写作“{found}”，机构登记为“{expected}”。", "Here it is “{found}”; the profile says “{expected}”."],
    [
      "请核对营业执照；已变更的，同时更新机构信息。",
      "Compare the business licence. After a change, update the profile as well.",
    ],
  ),
  base_model_missing: text(
    ["须写明所用的已备案模型", "The filed models that are used are named"],
    ["还没有填写所用的模型。", "No model is named yet."],
    ["请至少添加一个模型及其备案编号。", "Add at least one model with its filing number."],
  ),
  base_model_unknown: text(
    ["所用模型须已备案", "Models that are used are filed"],
    ["登记册中没有编号“{number}”。", "The register has no number “{number}”."],
    [
      "请对照备案公告核对编号；尚未备案的模型不能使用。",
      "Compare the published list. A model that is not filed cannot be used.",
    ],
  ),
  base_model_not_in_force: text(
    ["所用模型的备案须有效", "Models that are used are in force"],
    ["编号“{number}”现在的状态是：{state}。", "The number “{number}” is now: {state}."],
    ["请改用备案有效的模型，或等其恢复后再提交。", "Use a model that is in force, or submit once it is reinstated."],
  ),
  source_evidence_missing: text(
    ["每个数据来源须有合法依据", "Each source of data shows that it may be used"],
    [
      "这个来源缺少许可、合同、采集或授权记录。",
      "This source lacks its licence, contract, record of collection or authorisation.",
    ],
    ["请补充记录，并在附件中附上证明。", "Add the record and attach the proof."],
  ),
  overseas_share_exceeded: text(
    [
      "境外开源语料不超过总量的 {limit}（{item}，填报惯例）",
      "Overseas open-source data are at most {limit} of all ({item}, practice of the form)",
    ],
    ["按存储规模计，现在占 {share}。", "By size they are {share} now."],
    ["请减少境外来源，或补充境内来源。", "Use less from overseas, or add domestic sources."],
  ),
  sample_too_small: text(
    [
      "语料抽检达到标准的数量与合格率（{item}）",
      "Samples of the data reach the standard's number and pass rate ({item})",
    ],
    ["现填 {found}，应不少于 {minimum}。", "It is {found}; at least {minimum} is needed."],
    ["请补足抽检或处理不合格的语料后重新抽检。", "Sample more, or clean the data and sample again."],
  ),
  keywords_too_few: text(
    ["拦截关键词宜不少于 {minimum} 个（{item}）", "A keyword library should have at least {minimum} words ({item})"],
    ["现有 {found} 个。", "There are {found}."],
    [
      "请扩充关键词库，或在安全评估报告中说明理由。",
      "Extend the library, or give the reason in the safety assessment.",
    ],
  ),
  output_without_corpus: text(
    ["每种输出都应有相应的训练数据", "Each kind of output has data that it was learnt from"],
    [
      "功能“{function}”没有模态为“{modality}”的数据来源。",
      "The function “{function}” has no source of the modality “{modality}”.",
    ],
    [
      "请补充来源；能力来自基础模型的，在技术路线中说明。",
      "Add the source. Where the ability comes from the base model, say so in the technical route.",
    ],
  ),
  date_implausible: text(
    ["日期须合理", "Dates are plausible"],
    ["现填 {found}，今天是 {today}。", "It is {found}; today is {today}."],
    ["请核对年份；已发生的事项不能晚于今天。", "Check the year. What has happened cannot lie ahead."],
  ),
  public_text_incomplete: text(["拟公示内容须完整", "The public text is complete"], BY_THE_FORM, [
    "请补充；公众看到的就是这些内容。",
    "Fill it in: this is what the public will read.",
  ]),
  attachment_missing: text(
    ["清单中的必要附件须上传", "Required attachments are uploaded"],
    ["缺少“{document}”。", "“{document}” is missing."],
    ["请上传这份文件。", "Upload this document."],
  ),
  attachment_format_missing: text(
    ["签字盖章的文件须为规定格式", "A signed and sealed document has the required format"],
    ["“{document}”缺少 {format} 文件。", "“{document}” has no {format} file."],
    ["请上传签字盖章后的扫描件。", "Upload the scan with signatures and seal."],
  ),
  function_without_run: text(
    ["能在本平台训练测量的功能须附评估", "A function that can be measured here has an attached run"],
    ["功能“{function}”没有附上评估。", "No run is attached for the function “{function}”."],
    ["请附上已完成的评估；还没有的，先开始一次评估。", "Attach a completed run; where there is none, start one."],
  ),
  run_for_undeclared_function: text(
    ["所附评估对应服务的功能", "Attached runs stand for functions of the service"],
    [
      "评估 {number} 对应“{function}”，服务信息没有这项功能。",
      "Run {number} stands for “{function}”, which the service section does not declare.",
    ],
    ["请在服务信息补充功能，或取下后重新附上。", "Declare the function, or detach the run and attach it again."],
  ),
  run_function_unlikely: text(
    ["评估能证明它所对应的功能", "A run can show what it stands for"],
    [
      "评估 {number} 的模型是 {model}，与所选功能不符。",
      "The model of run {number} is {model}, which does not fit the chosen functions.",
    ],
    ["请核对所选功能。", "Check the chosen functions."],
  ),
  run_unfinished: text(
    ["所附评估须已完成", "Attached runs have ended"],
    ["评估 {number} 还没有结束。", "Run {number} has not ended."],
    ["请等它完成，或取下。", "Wait until it completes, or detach it."],
  ),
  run_not_sealed: text(
    ["所附评估须有封存的结果", "Attached runs have a sealed result"],
    ["评估 {number} 没有封存的结果清单。", "Run {number} has no sealed manifest."],
    ["请取下，附上另一次已完成的评估。", "Detach it and attach another completed run."],
  ),
  run_with_errors: text(
    ["评估过程无异常", "Runs complete without errors"],
    ["评估 {number} 训练中出现异常数值。", "Losses of run {number} were not finite at times."],
    ["审查员会看到；建议重新评估后替换。", "The reviewer will see it; a new run in its place is advised."],
  ),
  signer_differs: text(
    ["承诺书由材料写明的负责人签署", "The pledge is signed by those whom the dossier names"],
    [
      "{capacity}一栏由“{found}”签署，主体信息写作“{expected}”。",
      "As {capacity} “{found}” signed; the dossier names “{expected}”.",
    ],
    ["请由本人签署，或更正主体信息。", "Let that person sign, or correct the organisation's section."],
  ),
  figure_changed_unexplained: text(
    ["与已备案内容不同的数字须说明", "Figures that differ from what is filed are explained"],
    [
      "已备案为 {expected}，现填 {found}，没有变更说明。",
      "Filed is {expected}, now it is {found}, without a note of the change.",
    ],
    ["请在变更说明中写明原因。", "Give the reason in the note of the change."],
  ),
} as const satisfies Record<FindingCode, FindingText>;

export const SEVERITY_WORDS = {
  blocking: { zh: "阻断", en: "Blocking" },
  advisory: { zh: "提示", en: "Advisory" },
} as const satisfies Record<string, Words>;

/** What the register says of a model that is not in force. */
export const MODEL_STATE_WORDS: Readonly<Record<string, Words>> = {
  suspended: { zh: "已暂停", en: "suspended" },
  revoked: { zh: "已撤销", en: "revoked" },
  cancelled: { zh: "已注销", en: "cancelled" },
  registration: { zh: "是登记编号，不是模型备案编号", en: "a number of a registration, not of a filed model" },
};
