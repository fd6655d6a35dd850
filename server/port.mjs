import { createServer } from 'node:net';

/**
 * The port to serve on: PORT when it is set, otherwise 3000.
 * @param {string | undefined} value the variable PORT
 * @returns {number}
 * @throws {RangeError} when PORT is set to something that is no port
 */
export function portFrom(value) {
  if (value === undefined || value.trim() === '') return 3000;
  const port = Number(value);
  if (!/^\d+$/.test(value.trim()) || port < 1 || port > 65535) {
    throw new RangeError(`Unexpected PORT "${value}", expected a whole number from 1 to 65535`);
  }
  return port;
}

/**
 * The address to serve at: HOST when it is set, otherwise the loopback, which other machines do not reach. `0.0.0.0` or `::` is every address of the machine.
 * @param {string | undefined} value the variable HOST
 * @returns {string}
 * @throws {TypeError} when HOST is set to something that is no address and no name of a machine
 */
export function hostFrom(value) {
  const host = (value ?? '').trim();
  if (host === '') return '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(host) || /^:\d|^\d+$/.test(host)) {
    throw new TypeError(`Unexpected HOST "${value}", expected an address such as 0.0.0.0 or a name without a port (which goes into PORT)`);
  }
  return host;
}

/**
 * Whether a server could listen on this port, on every address as ours does and on 127.0.0.1 alone (some systems let a server
 * there shadow ours).
 * @param {number} port
 * @returns {Promise<{ code: string } | null>} what the system answered, or null when the port is free
 */
async function probe(port) {
  for (const host of [undefined, '127.0.0.1']) {
    const problem = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', (error) => resolve({ code: /** @type {NodeJS.ErrnoException} */ (error).code ?? error.message }));
      server.listen({ port, ...(host ? { host } : {}) }, () => server.close(() => resolve(null)));
    });
    if (problem) return problem;
  }
  return null;
}

/**
 * Why we cannot serve on this port and what to type instead, or null when we can.
 * @param {number} port
 * @returns {Promise<string | null>}
 */
export async function portProblem(port) {
  const problem = await probe(port);
  if (!problem) return null;
  let free = Math.max(port, 1023) + 1;
  while (free < Math.min(port + 100, 65536) && (await probe(free))) free += 1;
  const instead = `Use another one, for example: PORT=${free} npm start`;
  if (problem.code === 'EADDRINUSE') return `Port ${port} is taken by another program. ${instead}`;
  if (problem.code === 'EACCES') return `This user may not open port ${port}. ${instead}`;
  return `Port ${port} cannot be opened (${problem.code}). ${instead}`;
}
