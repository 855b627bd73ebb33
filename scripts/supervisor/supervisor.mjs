import { Service } from "./service.mjs";

/** @typedef {import("./service.mjs").ServiceDefinition} ServiceDefinition */

const COLOURS = [36, 35, 33, 32];

/** Runs the services of the product in one process: passes their output on, restarts what falls, stops all in order. */
export class Supervisor {
  /** @type {Service[]} */
  #services = [];
  /** @type {Promise<void> | undefined} */
  #stopping;

  /** @param {{ write?: (text: string) => void, colours?: boolean }} output */
  constructor({ write = (text) => void process.stdout.write(text), colours = Boolean(process.stdout.isTTY) } = {}) {
    this.write = write;
    this.colours = colours;
  }

  /** @param {ServiceDefinition} definition */
  start(definition) {
    if (this.#stopping) throw new Error("no service is started while the others are stopping");
    const label = definition.name.padEnd(8);
    const colour = COLOURS[this.#services.length % COLOURS.length];
    const prefix = this.colours ? `\x1b[${colour}m${label}\x1b[0m │ ` : `${label} │ `;
    const service = new Service(definition, (line) => this.write(`${prefix}${line}\n`));
    this.#services.push(service);
    service.start();
    return service;
  }

  /**
   * Whoever was started last stops first; the first (the database) stops when nobody needs it any more.
   * @returns {Promise<void>}
   */
  stop() {
    this.#stopping ??= this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder() {
    const [first, ...others] = this.#services;
    await Promise.all(others.map((service) => service.stop()));
    await first?.stop();
  }

  /** Without waiting: for the second Ctrl-C. */
  endNow() {
    for (const service of this.#services) service.endGroup();
  }
}
