import { connect, createServer } from "node:net";
import { SetUpError } from "./remedy.mjs";

/**
 * @param {{ port: number, host: string }} place port 0 asks for any free one
 * @returns {Promise<number>} the port that was free a moment ago
 */
export function probePort({ port, host }) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: found } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(found));
    });
  });
}

/**
 * @param {{ port: number, host: string }} place
 * @returns {Promise<number>} the wanted port, or any other when that one is taken
 */
export async function preferPort({ port, host }) {
  return await probePort({ port, host }).catch(() => probePort({ port: 0, host }));
}

/**
 * @param {{ port: number, host: string }} place
 * @returns {Promise<boolean>} whether a program listens there
 */
export function acceptsConnection({ port, host }) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (/** @type {boolean} */ listens) => {
      socket.destroy();
      resolve(listens);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

/**
 * The port of the web address; a taken one is named together with the way to choose another.
 * @param {{ port: string | undefined, host: string, command: string }} request
 */
export async function assertWebPort({ port: wanted = "3000", host, command }) {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetUpError({
      cause: { zh: `PORT=${wanted} 不是端口号`, en: `PORT=${wanted} is not a port number` },
      remedy: {
        zh: `请用 1 至 65535 的整数：PORT=3001 ${command}`,
        en: `use a whole number from 1 to 65535: PORT=3001 ${command}`,
      },
    });
  }
  try {
    return await probePort({ port, host });
  } catch (error) {
    throw explainPort(/** @type {NodeJS.ErrnoException} */ (error), { port, host, command });
  }
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {{ port: number, host: string, command: string }} request
 */
export function explainPort(error, { port, host, command }) {
  const other = port === 3000 ? 3001 : port + 1;
  if (error.code === "EADDRINUSE") {
    return new SetUpError({
      cause: { zh: `端口 ${port} 已被另一程序占用`, en: `port ${port} is taken by another program` },
      remedy: { zh: `请另选端口：PORT=${other} ${command}`, en: `choose another port: PORT=${other} ${command}` },
      origin: error,
    });
  }
  if (error.code === "EACCES") {
    return new SetUpError({
      cause: { zh: `当前用户不能使用端口 ${port}`, en: `this user may not use port ${port}` },
      remedy: {
        zh: `请选 1024 以上的端口：PORT=3001 ${command}`,
        en: `choose a port above 1024: PORT=3001 ${command}`,
      },
      origin: error,
    });
  }
  return new SetUpError({
    cause: {
      zh: `无法在 ${host}:${port} 上监听（${error.code}）`,
      en: `cannot listen on ${host}:${port} (${error.code})`,
    },
    remedy: { zh: `请改用 HOST=127.0.0.1 PORT=3001 ${command}`, en: `use HOST=127.0.0.1 PORT=3001 ${command}` },
    origin: error,
  });
}
