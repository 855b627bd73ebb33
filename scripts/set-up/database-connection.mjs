import { SetUpError } from "./remedy.mjs";

/** @typedef {import("pg").Client} Client */

/**
 * @template T
 * @param {string} url
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(url, work) {
  const { default: pg } = await import("pg"); // not there before the dependencies are
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // a connection that breaks makes its query fail, which is reported
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {string} url */
export async function canConnect(url) {
  return await withClient(url, async () => true).catch(() => false);
}

/**
 * @param {{ url: string, name: string }} request `url` of any database of the server
 * @returns {Promise<boolean>} false when it was there
 */
export async function ensureDatabase({ url, name }) {
  return await withClient(url, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`);
    return true;
  });
}

/**
 * The database somebody names must answer before anything else is tried with it.
 * @param {string} url DATABASE_URL
 */
export async function assertGivenDatabase(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    throw refusal({ zh: "DATABASE_URL 不是网址", en: "DATABASE_URL is not a URL" }, FORM);
  }
  if (!/^postgres(ql)?:$/.test(address.protocol)) {
    throw refusal({ zh: "DATABASE_URL 不是 PostgreSQL 地址", en: "DATABASE_URL is not a PostgreSQL address" }, FORM);
  }
  try {
    await withClient(url, (client) => client.query("SELECT 1"));
  } catch (error) {
    throw explainConnection(/** @type {NodeJS.ErrnoException} */ (error), address);
  }
}

const FORM = {
  zh: "应为 postgresql://用户:密码@主机:5432/数据库；取消该变量则使用内置数据库",
  en: "it should read postgresql://user:password@host:5432/database; unset it to use the embedded database",
};

/**
 * The address is named without its password.
 * @param {NodeJS.ErrnoException} error
 * @param {URL} address
 */
export function explainConnection(error, address) {
  const place = `${address.hostname}:${address.port || 5432}`;
  const name = decodeURIComponent(address.pathname.slice(1));
  const user = decodeURIComponent(address.username);
  switch (error.code) {
    case "28P01":
    case "28000":
      return refusal(
        { zh: `数据库 ${place} 拒绝了用户 ${user}`, en: `the database at ${place} refused the user ${user}` },
        { zh: "请更正 DATABASE_URL 中的用户名或密码", en: "correct the user or password in DATABASE_URL" },
        error,
      );
    case "3D000":
      return refusal(
        { zh: `服务器 ${place} 上没有数据库 ${name}`, en: `the server at ${place} has no database ${name}` },
        { zh: `请先创建：CREATE DATABASE "${name}"`, en: `create it first: CREATE DATABASE "${name}"` },
        error,
      );
    default:
      return refusal(
        {
          zh: `DATABASE_URL 指向的 ${place} 无法连接（${error.code ?? error.message}）`,
          en: `DATABASE_URL names ${place}, which does not answer (${error.code ?? error.message})`,
        },
        {
          zh: "请启动该数据库或更正 DATABASE_URL；取消该变量则使用内置数据库",
          en: "start that database or correct DATABASE_URL; unset it to use the embedded database",
        },
        error,
      );
  }
}

/**
 * @param {import("./remedy.mjs").Words} cause
 * @param {import("./remedy.mjs").Words} remedy
 * @param {unknown} origin
 */
function refusal(cause, remedy, origin = undefined) {
  return new SetUpError({ cause, remedy, origin });
}
