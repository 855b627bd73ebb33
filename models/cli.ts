import { CliFault, type Words } from "./cli/fault";

/**
 * The models without web or database:
 *   npm run models -- assess run.json --set steps=500
 *   npm run models -- doctor
 * A command is one row of the table; its module is loaded only when it is asked for. Progress goes to standard error.
 */

interface Command {
  readonly about: Words;
  readonly load: () => Promise<(given: readonly string[]) => Promise<void>>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  assess: {
    about: { zh: "训练、抽样并测量一个模型", en: "trains, samples and measures one model" },
    load: async () => (await import("./cli/assess")).assess,
  },
  doctor: {
    about: { zh: "检查哪些后端能用、各差什么", en: "tells which backends work, and what the others lack" },
    load: async () => (await import("./cli/doctor")).doctor,
  },
};

async function main([name = "", ...given]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CliFault(usage(name));
  await (await command.load())(given);
}

function usage(name: string): Words {
  const rows = (language: keyof Words) =>
    Object.entries(COMMANDS).map(([command, { about }]) => `\n  ${command}  ${about[language]}`);
  const asked =
    name === "" ? { zh: "请写明命令", en: "Name a command" } : { zh: `没有命令 ${name}`, en: `No command ${name}` };
  return { zh: `${asked.zh}：${rows("zh").join("")}`, en: `${asked.en}:${rows("en").join("")}` };
}

function tellFault(error: unknown): void {
  const words = error instanceof CliFault ? error.words : null;
  process.stderr.write(words ? `${words.zh}\n${words.en}\n` : `${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = words ? 2 : 1;
}

main(process.argv.slice(2)).catch(tellFault);
